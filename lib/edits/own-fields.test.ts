import { expect, test } from "vitest";
import { type MeetupRow, meetupOn } from "@/lib/schedule/meetups";
import type { LocalDateTime, Zone } from "@/lib/time";
import { date, made, touched, tuesdays } from "@/tests/edited";
import { askedChange } from "./asked";
import { changeDate } from "./date-change";
import { fieldOfRefusal, fieldsOf, fieldsOfExtra } from "./own-fields";

const now = new Date("2026-03-04T12:00:00Z");
const plans = [{ ...tuesdays, link: "https://example.org/room" }];

function fields(row: Partial<MeetupRow>): Record<string, string> {
  const [day, one] = [date("2026-03-17"), touched("2026-03-17", {}, row)];
  const meetup = meetupOn(plans, [one], day);
  if (!meetup) throw new Error("no date");
  return fieldsOf(plans, meetup, one);
}

test("the form shows a date as it is", () => {
  const usual = { day: "2026-03-17", time: "19:00", length: "90", name: "", mayBring: "", placeIs: "usual", place: "" };
  expect(fields({})).toEqual({ ...usual, linkIs: "usual", link: "", capacityIs: "usual", capacity: "" });
  expect(
    fields({ place: { value: "Park" }, link: { value: null }, capacity: { value: 4 }, name: "Chess", mayBring: 0 }),
  ).toEqual({
    ...{ ...usual, name: "Chess", mayBring: "0", placeIs: "own", place: "Park", linkIs: "none", link: "" },
    ...{ capacityIs: "own", capacity: "4" },
  });
});

test.each([
  {},
  { startsAt: "2026-03-29T02:30:00" as LocalDateTime, zone: "Europe/Berlin" as Zone },
  { startsAt: "2026-03-20T20:00:00" as LocalDateTime, zone: "Europe/London" as Zone, length: 30 },
  { place: { value: "Park" }, link: { value: null }, capacity: { value: 4 }, name: "Chess", mayBring: 2 },
])("what is shown, posted as it stands, changes nothing: %j", (row) => {
  const asked = askedChange("dateChanged", {}, { date: "2026-03-17", ...fields(row) });
  expect(asked).toMatchObject({ ok: true });
  const dates = { plans, rows: [touched("2026-03-17", {}, row)] };
  const result = asked.ok && asked.change.kind === "dateChanged" && changeDate(dates, asked.change, made(7, now), now);
  expect(result).toEqual({ ok: false, reason: "nothing" });
});

test("one more date needs its day and is otherwise as usual", () => {
  const usual = fieldsOfExtra(tuesdays);
  expect(askedChange("dateAdded", {}, usual)).toMatchObject({ ok: false, errors: { day: "required" } });
  expect(askedChange("dateAdded", { day: "2026-03-13" }, usual)).toMatchObject({
    ok: true,
    change: {
      ...{ kind: "dateAdded", date: "2026-03-13" },
      own: { startsAt: "2026-03-13T19:00:00", length: 90, name: null, place: null, link: null, capacity: null },
    },
  });
});

test("a value of its own must be one, and is not read where it does not count", () => {
  const typed = { day: "2026-03-13", place: " ", link: "ftp://example.org", capacity: "many" };
  expect(askedChange("dateAdded", typed, fieldsOfExtra(tuesdays))).toMatchObject({ ok: true });
  const own = { ...typed, placeIs: "own", linkIs: "own", capacityIs: "own" };
  expect(askedChange("dateAdded", own, fieldsOfExtra(tuesdays))).toMatchObject({
    ...{ ok: false, errors: { place: "required", link: "notAWebAddress", capacity: "invalid" } },
  });
  expect(askedChange("dateAdded", { ...own, capacity: "0" }, fieldsOfExtra(tuesdays))).toMatchObject({
    ...{ ok: false, errors: { capacity: "tooFew" } },
  });
  const odd = { ...typed, placeIs: "perhaps" };
  expect(askedChange("dateAdded", odd, fieldsOfExtra(tuesdays))).toMatchObject({ errors: { placeIs: "chooseOne" } });
});

test("a refusal stands beside the day where another day would help", () => {
  const beside = (["past", "taken", "exists", "away"] as const).map((reason) => fieldOfRefusal(reason, false));
  expect(beside).toEqual(["day", "day", "day", "day"]);
  expect([fieldOfRefusal("cancelled", true), fieldOfRefusal("cancelled", false)]).toEqual(["day", null]);
  expect(fieldOfRefusal("started", false)).toBeNull();
});
