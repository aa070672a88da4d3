import fc from "fast-check";
import { expect, test } from "vitest";
import type { Decision } from "@/lib/schedule/meetups";
import { afterReopening, decideAt, isInDoubt, type Judged, ruling, whetherOn, whyNotDecide } from "./minimum";

const startsAt = new Date("2026-03-10T18:00:00Z");
const before = new Date("2026-03-09T17:59:59Z");
const hour = new Date("2026-03-09T18:00:00Z");
const after = new Date("2026-03-09T18:00:01Z");

const date: Judged = {
  ...{ startsAt, state: "on", cancelReason: null, capacity: null, decision: null },
  minimum: { heads: 4, decideBefore: 24 * 60, ifShort: "callOff" },
};
const asking: Judged = { ...date, minimum: { heads: 4, decideBefore: 24 * 60, ifShort: "ask" } };

function decided(verdict: Decision["verdict"], byId: string | null = null, at = hour, heads = 4): Judged {
  return { ...date, decision: { verdict, byId, at, heads }, state: verdict === "off" ? "cancelled" : "on" };
}

test("it is decided so long before the start", () => {
  expect(decideAt(date)).toEqual(hour);
  expect(decideAt({ ...date, minimum: null })).toBeNull();
});

test("nothing is due before its hour, then it is on or as organizers chose, once begun nothing any more", () => {
  expect(ruling(date, 9, before)).toBeNull();
  expect(ruling(date, 4, hour)).toBe("on");
  expect(ruling(date, 3, hour)).toBe("callOff");
  expect(ruling(asking, 3, after)).toBe("ask");
  expect(ruling(asking, 4, after)).toBe("on");
  expect(ruling(date, 3, startsAt)).toBeNull();
  expect(ruling({ ...date, minimum: null }, 0, after)).toBeNull();
  expect(ruling({ ...date, state: "cancelled" }, 0, after)).toBeNull();
});

test("what the rule decided stands while it holds, and opens again where it does not", () => {
  expect(ruling(decided("on"), 4, after)).toBeNull();
  expect(ruling(decided("on"), 3, after)).toBe("reopen");
  expect(ruling(decided("off"), 9, after)).toBeNull();
  expect(ruling(decided("asked"), 3, after)).toBeNull();
  expect(ruling(decided("asked"), 4, after)).toBe("on");
  const moved = { startsAt: new Date("2026-03-12T18:00:00Z") };
  expect(ruling({ ...decided("on"), ...moved }, 4, after)).toBe("reopen");
  expect(ruling({ ...decided("asked"), ...moved }, 0, after)).toBe("reopen");
  expect(ruling({ ...decided("on"), minimum: null }, 4, after)).toBe("reopen");
  expect(ruling({ ...decided("off"), state: "on" }, 3, after)).toBe("reopen");
});

test("an organizer's word holds, said early, with too few, and over a move", () => {
  expect(ruling(decided("on", "ada", before), 0, after)).toBeNull();
  const moved = { startsAt: new Date("2026-03-12T18:00:00Z") };
  expect(ruling({ ...decided("on", "ada"), ...moved }, 0, after)).toBeNull();
});

test("after it opened again with too few, organizers are asked; nothing is called off a second time", () => {
  expect(afterReopening(decided("on"), 3, after)).toBe("ask");
  expect(afterReopening({ ...decided("off"), state: "on" }, 3, after)).toBe("ask");
  expect(afterReopening(decided("on"), 3, before)).toBeNull();
  expect(afterReopening({ ...decided("on"), minimum: null }, 0, after)).toBeNull();
});

test("a page says how many it needs, that they are there, and what was decided", () => {
  expect(whetherOn(date, 2, before)).toEqual({ is: "needs", more: 2, at: hour, ifShort: "callOff" });
  expect(whetherOn(date, 4, before)).toEqual({ is: "reached", at: hour });
  expect(whetherOn(decided("on"), 4, after)).toEqual({ is: "on", byRule: true });
  expect(whetherOn(decided("on", "ada"), 0, after)).toEqual({ is: "on", byRule: false });
  expect(whetherOn(decided("asked"), 3, after)).toEqual({ is: "asked", more: 1 });
  expect(whetherOn(decided("off", null, hour, 3), 0, after)).toEqual({ is: "off", byRule: true, heads: 3 });
});

test("a page says nothing where there is no minimum, after the start, or of a date cancelled for another reason", () => {
  expect(whetherOn({ ...date, minimum: null }, 0, before)).toBeNull();
  expect(whetherOn(date, 0, startsAt)).toBeNull();
  expect(whetherOn({ ...date, state: "cancelled" }, 0, before)).toBeNull();
  expect(whetherOn({ ...decided("off", "ada"), cancelReason: "Storm" }, 0, after)).toBeNull();
});

test("it is in doubt while too few are going, until somebody decides that it is on", () => {
  expect([isInDoubt(date, 3), isInDoubt(date, 4), isInDoubt(date, null)]).toEqual([true, false, true]);
  expect([isInDoubt(decided("asked"), 3), isInDoubt(decided("asked"), 4)]).toEqual([true, false]);
  expect([isInDoubt(decided("on", "ada"), 0), isInDoubt({ ...date, minimum: null }, 0)]).toEqual([false, false]);
});

test("organizers decide at any time before the start, and not twice the same", () => {
  expect(whyNotDecide(date, "on", before)).toBeNull();
  expect(whyNotDecide(date, "off", startsAt)).toBe("started");
  expect(whyNotDecide({ ...date, minimum: null }, "on", before)).toBe("noMinimum");
  expect(whyNotDecide(decided("on"), "on", after)).toBe("already");
  expect(whyNotDecide(decided("on"), "off", after)).toBeNull();
  expect(whyNotDecide(decided("off"), "off", after)).toBe("already");
  expect(whyNotDecide(decided("off"), "on", after)).toBeNull();
  expect(whyNotDecide({ ...date, state: "cancelled" }, "on", before)).toBe("cancelled");
  expect(whyNotDecide({ ...date, state: "cancelled" }, "off", before)).toBe("cancelled");
});

const minutes = (count: number) => new Date(startsAt.getTime() + count * 60_000);
const aMinimum = fc.record({
  heads: fc.integer({ min: 1, max: 6 }),
  decideBefore: fc.constantFrom(0, 120, 1440),
  ifShort: fc.constantFrom("callOff" as const, "ask" as const),
});
const steps = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 600 }), heads: fc.integer({ min: 0, max: 8 }) }));

test("however many come and go, the rule calls off once at most, settles at each hour, and decides nothing early or late", () => {
  fc.assert(
    fc.property(aMinimum, steps, (minimum, walk) => {
      let meetup: Judged = { ...date, minimum };
      let at = -3000;
      let calledOff = 0;
      for (const { wait, heads } of walk) {
        at += wait;
        const now = minutes(at);
        for (let turn = 0; ; turn += 1) {
          const due = ruling(meetup, heads, now);
          if (!due) break;
          expect(turn).toBeLessThan(2);
          expect(now >= (decideAt(meetup) ?? now) && now < startsAt).toBe(true);
          if (due === "callOff") calledOff += 1;
          meetup = carried(meetup, due, heads, now);
        }
      }
      expect(calledOff).toBeLessThanOrEqual(1);
    }),
  );
});

/** What carrying a ruling out makes of a date. */
function carried(meetup: Judged, due: NonNullable<ReturnType<typeof ruling>>, heads: number, now: Date): Judged {
  const next = due === "reopen" ? afterReopening(meetup, heads, now) : due;
  const verdict = next && ({ on: "on", callOff: "off", ask: "asked" } as const)[next];
  const decision = verdict && { verdict, byId: null, at: now, heads };
  return { ...meetup, decision, state: next === "callOff" ? "cancelled" : "on" };
}
