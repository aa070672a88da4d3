import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import type { WhetherOn } from "@/lib/decisions/minimum";
import { messages } from "@/messages/en";
import { whetherInWords } from "./whether-in-words";

const t = createTranslator({ locale: "en", messages, namespace: "rsvp" });
const now = new Date("2026-03-04T12:00:00Z");
const at = new Date("2026-03-09T18:00:00Z");
const said = (whether: WhetherOn, readerZone: string | null = "Europe/Berlin") =>
  whetherInWords(t, whether, { zone: "Europe/Berlin", readerZone, locale: "en", now });

test("when it is decided is said on the meetup's clock, and what happens then", () => {
  expect(said({ is: "needs", more: 2, at, ifShort: "callOff" })).toBe(
    "Decided on Monday 9 March, 19:00. If fewer come, it is called off.",
  );
  expect(said({ is: "needs", more: 2, at, ifShort: "ask" })).toBe(
    "Decided on Monday 9 March, 19:00. If fewer come, organizers decide.",
  );
  expect(said({ is: "reached", at })).toBe("Enough are coming. Decided for good on Monday 9 March, 19:00.");
  expect(said({ is: "needs", more: 2, at: now, ifShort: "ask" })).toBe("That is being decided right now.");
});

test("to whom the meetup's clock is another's, or who is not known, it is named", () => {
  const needs = { is: "needs", more: 2, at, ifShort: "ask" } as const;
  for (const zone of ["Asia/Tokyo", null]) {
    expect(said(needs, zone)).toBe("Decided on Monday 9 March, 19:00, Berlin time. If fewer come, organizers decide.");
    expect(said({ is: "reached", at }, zone)).toContain("for good on Monday 9 March, 19:00, Berlin time.");
  }
  expect(said(needs, "Europe/Paris")).not.toContain("Berlin");
});

test("what was decided is said with whose word it was", () => {
  expect(said({ is: "on", byRule: true })).toBe("Enough are coming, so it takes place.");
  expect(said({ is: "on", byRule: false })).toBe("An organizer said that it is on.");
  expect(said({ is: "asked", more: 2 })).toBe("Too few said in, so organizers decide whether it takes place.");
  expect(said({ is: "off", byRule: true, heads: 1 })).toBe("Only 1 person said in, so it was called off.");
  expect(said({ is: "off", byRule: false, heads: 0 })).toBe("An organizer called it off, with nobody in.");
});
