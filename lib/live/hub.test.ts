import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeHub, PAUSE_MS } from "./hub";
import type { Turns } from "./message";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const hubOf = (streams = 10, ofOne = 10) => makeHub({ streams, ofOne });

function joined(hub: ReturnType<typeof makeHub>, turns: Record<string, number> | null, userId = "ada") {
  const told: Record<string, number>[] = [];
  const end = vi.fn();
  const seat = hub.join(userId, { tell: (news: Turns) => told.push(Object.fromEntries(news)), end });
  if (typeof seat === "string") throw new Error(seat);
  if (turns) seat.follow(new Map(Object.entries(turns)));
  return { told, end, seat };
}

test("a stream first hears where its series are, then of each turn", () => {
  const hub = hubOf();
  const { told } = joined(hub, { run: 4, swim: 1 });
  expect(told).toEqual([{ run: 4, swim: 1 }]);
  vi.advanceTimersByTime(PAUSE_MS);
  hub.tell("run", 5);
  expect(told).toEqual([{ run: 4, swim: 1 }, { run: 5 }]);
});

test("it hears nothing of other series, and no turn twice or late", () => {
  const hub = hubOf();
  const { told } = joined(hub, { run: 4 });
  vi.advanceTimersByTime(PAUSE_MS);
  hub.tell("swim", 9);
  hub.tell("run", 4);
  hub.tell("run", 3);
  vi.advanceTimersByTime(5 * PAUSE_MS);
  expect(told).toHaveLength(1);
});

test("of many turns it hears once in a pause, and always of the last", () => {
  const hub = hubOf();
  const { told } = joined(hub, { run: 0 });
  for (let turn = 1; turn <= 100; turn += 1) {
    hub.tell("run", turn);
    vi.advanceTimersByTime(50);
  }
  vi.advanceTimersByTime(PAUSE_MS);
  expect(told.map(({ run }) => run)).toEqual([0, 20, 40, 60, 80, 100]);
});

test("what happens while it is being read where the series are is not lost", () => {
  const hub = hubOf();
  const { told, seat } = joined(hub, null);
  hub.tell("run", 7);
  hub.tell("swim", 3);
  expect(told).toEqual([]);
  seat.follow(new Map([["run", 6]]));
  expect(told).toEqual([{ run: 7 }]);
});

test("a stream that left hears nothing more, not even what was due", () => {
  const hub = hubOf();
  const { told, seat } = joined(hub, { run: 0 });
  hub.tell("run", 1);
  seat.leave();
  hub.tell("run", 2);
  vi.advanceTimersByTime(5 * PAUSE_MS);
  seat.follow(new Map([["run", 9]]));
  expect(told).toEqual([{ run: 0 }]);
  expect([hub.size(), hub.followed()]).toEqual([0, []]);
});

test("series are followed as long as somebody does", () => {
  const hub = hubOf();
  const one = joined(hub, { run: 0, swim: 0 });
  joined(hub, { run: 0 });
  expect(hub.followed()).toEqual(["run", "swim"]);
  one.seat.leave();
  expect(hub.followed()).toEqual(["run"]);
});

test("a process takes so many streams, and of one person so many", () => {
  const hub = hubOf(3, 2);
  const listener = { tell: () => {}, end: () => {} };
  const seats = ["ada", "ada", "ada", "bo", "cem"].map((userId) => hub.join(userId, listener));
  expect(seats.map((seat) => (typeof seat === "string" ? seat : "in"))).toEqual(["in", "in", "tooMany", "in", "full"]);
  const [first] = seats;
  if (typeof first === "object") first.leave();
  expect(hub.join("ada", listener)).toBeTypeOf("object");
});

test("when the process ends, all streams do", () => {
  const hub = hubOf();
  const [one, other] = [joined(hub, { run: 0 }), joined(hub, null)];
  hub.end();
  expect([one.end.mock.calls.length, other.end.mock.calls.length, hub.size()]).toEqual([1, 1, 0]);
});
