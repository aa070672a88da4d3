import fc from "fast-check";
import { expect, test } from "vitest";
import { timeOf, toLocal, type Zone, zoneNames } from "@/lib/time";
import { REASONS } from "./notice";
import { afterQuiet, decentTime, isQuiet, mayWake } from "./quiet";

const berlin = "Europe/Berlin" as Zone;
const at = (text: string) => new Date(text);

test("quiet hours begin at nine in the evening and end at eight in the morning, on the reader's clock", () => {
  expect(isQuiet(at("2026-03-04T19:59:59Z"), berlin)).toBe(false);
  expect(isQuiet(at("2026-03-04T20:00:00Z"), berlin)).toBe(true);
  expect(isQuiet(at("2026-03-05T06:59:59Z"), berlin)).toBe(true);
  expect(isQuiet(at("2026-03-05T07:00:00Z"), berlin)).toBe(false);
  expect(isQuiet(at("2026-03-04T20:00:00Z"), "Asia/Tokyo" as Zone)).toBe(true);
  expect(isQuiet(at("2026-03-04T23:00:00Z"), "Asia/Tokyo" as Zone)).toBe(false);
});

test("what falls due in the evening or at night waits until morning, also over a change of the clock", () => {
  expect(afterQuiet(at("2026-03-04T20:00:00Z"), berlin)).toEqual(at("2026-03-05T07:00:00Z"));
  expect(afterQuiet(at("2026-03-05T03:00:00Z"), berlin)).toEqual(at("2026-03-05T07:00:00Z"));
  expect(afterQuiet(at("2026-03-28T22:00:00Z"), berlin)).toEqual(at("2026-03-29T06:00:00Z"));
  expect(afterQuiet(at("2026-03-04T12:00:00Z"), berlin)).toEqual(at("2026-03-04T12:00:00Z"));
});

test("a change and news of a seat may wake whoever is to be there before the next noon", () => {
  const night = at("2026-03-04T22:00:00Z");
  const morning = at("2026-03-05T10:59:59Z");
  for (const reason of [
    "changed",
    "cancelled",
    "restored",
    "askedAgain",
    "calledOff",
    "movedUp",
    "lostSeat",
  ] as const) {
    expect(mayWake(reason, morning, night, berlin), reason).toBe(true);
    expect(mayWake(reason, at("2026-03-05T11:00:00Z"), night, berlin), reason).toBe(false);
  }
  for (const reason of ["reminder", "question", "confirmed", "added", "activity", "decide", "stillAlive"] as const) {
    expect(mayWake(reason, morning, night, berlin), reason).toBe(false);
  }
});

const zone = fc.constantFrom(...zoneNames());
const instant = fc.date({ min: at("2020-01-01T00:00Z"), max: at("2035-01-01T00:00Z"), noInvalidDate: true });

test("whatever falls due is mailed at a decent hour or may wake, never before it is due, and within half a day", () => {
  fc.assert(
    fc.property(
      instant,
      zone,
      fc.constantFrom(...REASONS),
      fc.integer({ min: -48, max: 96 }),
      (due, name, reason, h) => {
        const startsAt = new Date(due.getTime() + h * 3_600_000);
        const sent = decentTime(due, { reason, startsAt }, name);
        expect(sent.getTime()).toBeGreaterThanOrEqual(due.getTime());
        expect(sent.getTime() - due.getTime()).toBeLessThanOrEqual(13 * 3_600_000);
        if (!mayWake(reason, startsAt, due, name)) {
          const time = timeOf(toLocal(sent, name));
          expect(time >= "08:00:00" && time < "21:00:00", `${sent.toISOString()} ${name}`).toBe(true);
        }
      },
    ),
  );
});
