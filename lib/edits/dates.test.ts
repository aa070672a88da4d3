import { expect, test } from "vitest";
import { touchedMeetup } from "@/lib/schedule/meetups";
import type { LocalDateTime } from "@/lib/time";
import { date, now, touched, tuesdays } from "@/tests/edited";
import { bare, firstDayAhead, firstOpenDay, frozen, hasStarted, inOrder, isMoved, leftAlone } from "./dates";

test("a change begins after every date that has begun, and not before today", () => {
  const evening = new Date("2026-03-10T18:00:00Z");
  expect(firstOpenDay([tuesdays], date("2026-03-10"), evening)).toBe("2026-03-11");
  expect(firstOpenDay([tuesdays], date("2026-03-10"), new Date(evening.getTime() - 1))).toBe("2026-03-10");
  expect(firstOpenDay([tuesdays], date("2026-03-12"), evening)).toBe("2026-03-12");
  expect(firstDayAhead([tuesdays], date("2026-01-01"), tuesdays.zone, now)).toBe("2026-03-04");
  expect(firstDayAhead([], date("2026-01-01"), tuesdays.zone, new Date("2026-03-04T23:30:00Z"))).toBe("2026-03-05");
});

test("moved is what is held on another day; begun is what has started, and is a date", () => {
  const at = (startsAt: string) =>
    touched("2026-03-10", {}, { startsAt: startsAt as LocalDateTime, zone: tuesdays.zone });
  expect([at("2026-03-10T21:00:00"), at("2026-03-11T19:00:00"), touched("2026-03-10")].map(isMoved)).toEqual([
    false,
    true,
    false,
  ]);
  expect(hasStarted([tuesdays], at("2026-03-03T19:00:00"), now)).toBe(true);
  expect(hasStarted([tuesdays], touched("2026-03-10"), now)).toBe(false);
  expect(hasStarted([tuesdays], touched("2026-03-03", {}, { state: "retired" }), now)).toBe(false);
});

test("a date written out is the same under any plan; one that another plan changes is left alone so", () => {
  const other = { ...tuesdays, startTime: "08:00:00" as typeof tuesdays.startTime, place: "Park", length: 30 };
  const row = touched("2026-03-10", { Ada: "in" });
  const same = frozen([tuesdays], bare(row));
  const seen = (plan: typeof tuesdays) => {
    const meetup = touchedMeetup([plan], same);
    return meetup && [meetup.startsAt, meetup.endsAt, meetup.place, meetup.capacity];
  };
  expect(seen(other)).toEqual(seen(tuesdays));
  expect(leftAlone({ plans: [tuesdays], rows: [row] }, [other], [])).toEqual([same]);
  expect(leftAlone({ plans: [tuesdays], rows: [row] }, [{ ...tuesdays, turn: 9 }], [])).toEqual([]);
  expect(leftAlone({ plans: [tuesdays], rows: [row] }, [other], [bare(row)])).toEqual([]);
});

test("plans stand in the order of their first dates", () => {
  const early = { ...tuesdays, from: date("2026-01-06") };
  expect(inOrder([tuesdays, early])).toEqual([early, tuesdays]);
});
