import { expect, test } from "vitest";
import { date, now, terms, tuesdays } from "@/tests/edited";
import {
  cutAt,
  firstDateOf,
  isRuleDate,
  lastRuleDate,
  laterPlans,
  periodOf,
  restOf,
  ruleDates,
  spelledOut,
} from "./plans";

const by = (rrule: string | null) => terms(tuesdays, { rrule });

test.each([
  ["FREQ=WEEKLY;BYDAY=MO", "2026-03-10", "2026-03-09"],
  ["FREQ=WEEKLY;BYDAY=FR", "2026-03-10", "2026-03-13"],
  ["FREQ=WEEKLY;BYDAY=SU", "2026-03-10", "2026-03-15"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-03-10", "2026-03-09"],
  ["FREQ=DAILY;INTERVAL=3", "2026-03-10", "2026-03-10"],
  ["FREQ=MONTHLY;BYMONTHDAY=5", "2026-03-20", "2026-03-05"],
  ["FREQ=MONTHLY;BYMONTHDAY=2", "2026-03-20", "2026-04-02"],
  ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1", "2026-03-10", "2026-06-01"],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=1", "2026-03-10", "2027-02-01"],
  [null, "2026-03-10", "2026-03-10"],
])("%s from %s on begins at the earliest date of its week, month or year: %s", (rrule, from, first) => {
  expect(firstDateOf(by(rrule), date(from), date("2026-03-03"), now)).toBe(first);
});

test("nor at a date that is not later than the last kept one; then it goes on in step", () => {
  const kept = date("2026-03-09");
  expect(firstDateOf(by("FREQ=WEEKLY;BYDAY=MO"), date("2026-03-10"), kept, now)).toBe("2026-03-16");
  expect(firstDateOf(by("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"), date("2026-03-10"), kept, now)).toBe("2026-03-23");
  expect(firstDateOf(by(null), date("2026-03-04"), null, new Date("2026-03-04T18:00:00Z"))).toBeNull();
});

test("the rest of a plan is in step, and of a COUNT what is left", () => {
  const ten = { ...tuesdays, rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=10" };
  expect(restOf(ten, date("2026-03-10"))).toMatchObject({
    from: "2026-03-17",
    rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=7",
  });
  expect(restOf(ten, date("2027-01-01"))).toBeNull();
  expect(restOf(ten, date("2026-01-01"))).toBe(ten);
  expect(restOf({ ...tuesdays, rrule: null }, date("2026-02-04"))).toBeNull();
});

test("a plan is cut, or none is left of it; one that ends before stays", () => {
  expect(cutAt(tuesdays, date("2026-03-10"))).toMatchObject({ until: "2026-03-10" });
  expect(cutAt(tuesdays, date("2026-02-03"))).toBeNull();
  const short = { ...tuesdays, until: date("2026-02-20") };
  expect(cutAt(short, date("2026-03-10"))).toBe(short);
});

test("dates by rule over several plans", () => {
  const plans = [
    { ...tuesdays, until: date("2026-03-10") },
    { ...tuesdays, from: date("2026-03-13"), rrule: "FREQ=WEEKLY;BYDAY=FR" },
  ];
  expect(ruleDates(plans, date("2026-03-01"), date("2026-03-21"))).toEqual(["2026-03-03", "2026-03-13", "2026-03-20"]);
  expect(lastRuleDate(plans, date("2026-03-13"))).toBe("2026-03-03");
  expect([isRuleDate(plans, date("2026-03-10")), isRuleDate(plans, date("2026-03-13"))]).toEqual([false, true]);
  expect(laterPlans(plans, date("2026-03-03"))).toMatchObject([{ plan: { from: "2026-03-13" } }]);
});

test("the period within which dates stand for one another", () => {
  expect(periodOf("FREQ=WEEKLY", date("2026-03-10"))).toEqual({ from: "2026-03-09", to: "2026-03-16" });
  expect(periodOf("FREQ=WEEKLY;WKST=SU", date("2026-03-10"))).toEqual({ from: "2026-03-08", to: "2026-03-15" });
  expect(periodOf("FREQ=MONTHLY;BYMONTHDAY=1", date("2026-12-10"))).toEqual({ from: "2026-12-01", to: "2027-01-01" });
  expect(periodOf(null, date("2026-03-10"))).toEqual({ from: "2026-03-10", to: "2026-03-11" });
});

test("the days that a rule takes from its first date are written out", () => {
  expect(spelledOut(by("FREQ=WEEKLY"), date("2026-03-10")).rrule).toBe("FREQ=WEEKLY;BYDAY=TU");
  expect(spelledOut(by("FREQ=MONTHLY"), date("2026-03-10")).rrule).toBe("FREQ=MONTHLY;BYMONTHDAY=10");
  expect(spelledOut(by(null), date("2026-03-10")).rrule).toBeNull();
});
