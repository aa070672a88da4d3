import { expect, test } from "vitest";
import type { LocalDateTime } from "@/lib/time";
import { date, touched, tuesdays } from "@/tests/edited";
import { type MeetupRow, meetupOn, type Plan } from "./meetups";
import { unusualPlace, usualStart } from "./usual";

const meetup = (day: string, change: Partial<MeetupRow> = {}, plans: Plan[] = [tuesdays]) => {
  const found = meetupOn(plans, [touched(day, {}, change)], date(day));
  if (!found) throw new Error("no date");
  return found;
};

test("a moved date tells when it would be by the rule", () => {
  const moved = meetup("2026-03-17", { startsAt: "2026-03-21T11:00:00" as LocalDateTime });
  expect(usualStart([tuesdays], moved)).toEqual({ startsAt: new Date("2026-03-17T18:00Z"), zone: "Europe/Berlin" });
});

test("a date that is as usual, an extra one, and one that its rule gives no more tell nothing", () => {
  expect(usualStart([tuesdays], meetup("2026-03-17"))).toBeNull();
  const friday = { startsAt: "2026-03-13T20:00:00" as LocalDateTime };
  expect(usualStart([tuesdays], meetup("2026-03-13", { ...friday, extra: true }))).toBeNull();
  const mondays = { ...tuesdays, rrule: "FREQ=WEEKLY;BYDAY=MO" };
  const moved = meetup("2026-03-17", { startsAt: "2026-03-21T11:00:00" as LocalDateTime });
  expect(usualStart([mondays], moved)).toBeNull();
  expect(usualStart([], moved)).toBeNull();
});

test("a place is told where it is another than usual", () => {
  expect(unusualPlace([tuesdays], meetup("2026-03-17"))).toBeNull();
  expect(unusualPlace([tuesdays], meetup("2026-03-17", { place: { value: "Café" } }))).toBeNull();
  expect(unusualPlace([tuesdays], meetup("2026-03-17", { place: { value: null } }))).toBeNull();
  expect(unusualPlace([tuesdays], meetup("2026-03-17", { place: { value: "Park" } }))).toBe("Park");
});
