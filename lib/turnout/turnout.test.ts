import { expect, test } from "vitest";
import { whyNoTurnout } from "./turnout";

const startsAt = new Date("2026-03-10T18:00:00Z");

test("who came is taken down from the start on, and not for what is cancelled", () => {
  const on = { startsAt, state: "on" } as const;
  expect(whyNoTurnout(on, new Date(startsAt.getTime() - 1))).toBe("notYet");
  expect(whyNoTurnout(on, startsAt)).toBeNull();
  expect(whyNoTurnout(on, new Date("2031-01-01T00:00Z"))).toBeNull();
  expect(whyNoTurnout({ startsAt, state: "cancelled" }, startsAt)).toBe("cancelled");
});
