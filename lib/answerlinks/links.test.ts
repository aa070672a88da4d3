import { expect, test } from "vitest";
import { readToken } from "@/lib/token";
import { answerLink } from "./links";

const secret = "a secret of at least thirty-two characters";
const notice = "01890a5d-ac96-774b-bcce-b302099a8057";

test("a link names a notice, with an answer chosen or without, and is the same each time", () => {
  const plain = answerLink("https://regulars.example.org", secret, notice);
  const [, token = ""] = /^https:\/\/regulars\.example\.org\/answer\/([\w-]+)$/.exec(plain) ?? [];
  expect(readToken(secret, "answer", token)).toEqual({ id: notice, generation: 0 });
  for (const answer of ["in", "maybe", "out"] as const) {
    expect(answerLink("https://regulars.example.org", secret, notice, answer)).toBe(`${plain}?answer=${answer}`);
  }
});

test("no link of another kind is one", () => {
  const token = answerLink("", secret, notice).split("/").at(-1) ?? "";
  for (const kind of ["invite", "personal", "recovery", "feed", "groupFeed", "mail", "groupMail"] as const) {
    expect(readToken(secret, kind, token), kind).toBeNull();
  }
});
