import { expect, test } from "vitest";
import { KINDS } from "@/lib/notices/notice";
import { kindsFor, switchOf, switchText } from "./switches";

const memberId = "01890a5d-ac96-774b-bcce-b302099a8057";

test("what organizers are told is offered to who runs the group alone", () => {
  expect(kindsFor("organizer")).toEqual(KINDS);
  expect(kindsFor("coOrganizer")).toEqual(KINDS);
  expect(kindsFor("member")).toEqual(KINDS.filter((kind) => kind !== "organizing"));
});

test("a switch is read back from its text, and nothing else is one", () => {
  for (const kind of KINDS) expect(switchOf(switchText({ memberId, kind }))).toEqual({ memberId, kind });
  for (const text of [
    "",
    memberId,
    `${memberId} `,
    `${memberId} toString`,
    ` ${memberId} seat`,
    `${memberId} seat x`,
  ]) {
    expect(switchOf(text), text).toBeNull();
  }
});
