import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { beforeIn, decideChoices } from "@/lib/schedule/minimum";
import { messages } from "@/messages/en";

const t = createTranslator({ locale: "en", messages, namespace: "edits" });
const before = (minutes: number) => t("change.minimum.before", beforeIn(minutes));

test("how long before is said as people say it", () => {
  expect([...decideChoices, 60, 90].map(before)).toEqual([
    ...["2 hours before", "6 hours before", "12 hours before", "a day before", "2 days before", "3 days before"],
    ...["a week before", "an hour before", "90 minutes before"],
  ]);
});

test("what changes of a minimum is said in one sentence", () => {
  const said = (heads: number, ifShort: string) => t("preview.minimum", { heads, ifShort, before: before(1440) });
  expect(said(3, "ask")).toBe(
    "From then on it takes 3 people, decided a day before. If fewer come, organizers are asked.",
  );
  expect(said(1, "callOff")).toBe(
    "From then on it takes 1 person, decided a day before. If fewer come, it is called off.",
  );
});

test("who decides reads who is in and who would be told", () => {
  const decisions = createTranslator({ locale: "en", messages, namespace: "decisions" });
  expect([0, 1, 2].map((count) => decisions("text", { count, needed: 3 }))).toEqual([
    ...["Nobody is in, and it takes 3.", "1 person is in, and it takes 3.", "2 people are in, and it takes 3."],
  ]);
  expect([0, 1, 2].map((count) => decisions("told", { count }))).toEqual([
    "Nobody else said in or maybe, so nobody needs to be told.",
    "The one other person who said in or maybe is told.",
    "The 2 others who said in or maybe are told.",
  ]);
});
