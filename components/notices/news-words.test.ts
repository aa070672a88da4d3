import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import type { News } from "@/lib/agenda/news";
import type { LocalDate, Zone } from "@/lib/time";
import { messages } from "@/messages/en";
import { newsForReader, newsInWords } from "./news-words";

const t = createTranslator({ locale: "en", messages, namespace: "notices" });
const berlin = "Europe/Berlin" as Zone;
const span = (at: string, zone = berlin) => ({
  startsAt: new Date(at),
  endsAt: new Date(+new Date(at) + 5_400_000),
  zone,
});
const reader = { zone: berlin as string | null, now: new Date("2026-03-04T12:00:00Z"), locale: "en" };

const news: News = {
  ...{ id: "n", groupId: "g", seriesId: "s", seriesName: "Run", reason: "movedUp", revision: 1 },
  ...{ date: "2026-03-10" as LocalDate, isDate: true, when: span("2026-03-10T18:00:00Z"), was: null, aspects: [] },
  ...{ place: "Café", name: null, why: null, stand: "going", ahead: 0, byRule: true },
};
const says = (change: Partial<News>, by = reader) => {
  const { text, details, question } = newsInWords(t, { ...news, ...change }, by);
  return [text, ...details, ...(question ? [question] : [])].join(" ");
};

test("exact day and time; the zone where it is not the reader's", () => {
  expect(says({})).toBe("A seat became free: you’re in on Tuesday 10 March, 19:00.");
  const tokyo = { ...reader, zone: "Asia/Tokyo" };
  expect(says({ reason: "restored" }, tokyo)).toBe("Taking place after all: Tuesday 10 March, 19:00 (Berlin time).");
});

test("when that is on its reader's own clock, where that shows another time", () => {
  const schedule = createTranslator({ locale: "en", messages, namespace: "schedule" });
  const own = (zone: string | null, change: Partial<News> = {}) =>
    newsForReader(schedule, { ...news, ...change }, { ...reader, zone });
  const tokyo = "For you: Wednesday 11 March, 03:00–04:30, Tokyo time";
  for (const reason of ["changed", "cancelled", "decide"] as const) expect(own("Asia/Tokyo", { reason })).toBe(tokyo);
  expect(own("Europe/London")).toBe("For you: 18:00–19:30, London time");
  expect([own(berlin), own("Europe/Paris"), own(null)]).toEqual([null, null, null]);
  expect(own("Asia/Tokyo", { reason: "stillAlive" })).toBeNull();
});

test("a date that moved: what was and what is, both zones where they differ, and what else changed", () => {
  const was = { ...span("2026-03-12T10:00:00Z"), place: "Park" };
  expect(says({ reason: "askedAgain", was, aspects: ["time", "place"], stand: "out" })).toBe(
    "Moved to Tuesday 10 March, 19:00. It was Thursday 12 March, 11:00. New place: Café. It was Park. You couldn’t then: can you now?",
  );
  const london = { ...span("2026-03-10T19:00:00Z", "Europe/London" as Zone), place: "Café" };
  expect(says({ reason: "changed", was: london, aspects: ["time", "zone"] })).toBe(
    "Moved to Tuesday 10 March, 19:00 (Berlin time). It was Tuesday 10 March, 19:00 (London time).",
  );
});

test("the same time, other things", () => {
  const was = { ...span("2026-03-10T18:00:00Z"), place: "Park" };
  const of = (change: Partial<News>) => says({ reason: "changed", was, ...change });
  expect(of({ aspects: ["length", "link"] })).toBe(
    "Changed: Tuesday 10 March, 19:00. It ends at 20:30 now. The online link is another one.",
  );
  expect(of({ aspects: ["place"], place: null })).toContain("No place is set any more. It was Park.");
  expect(of({ aspects: ["place"], was: { ...was, place: null } })).toContain("New place: Café.");
  expect(of({ aspects: ["name"], name: "Party" })).toContain("It is called “Party”.");
});

test("each of the rest has its words", () => {
  expect(says({ reason: "cancelled", why: "Storm" })).toBe("Cancelled: Tuesday 10 March, 19:00. “Storm”");
  expect(says({ reason: "cancelled", isDate: false })).toBe("Not taking place any more: Tuesday 10 March, 19:00.");
  expect(says({ reason: "added", stand: "waiting" })).toContain("As a regular you’re on the waiting list.");
  expect(says({ reason: "added" })).toContain("As a regular you’re in.");
  expect(says({ reason: "lostSeat", ahead: 1 })).toContain("You’re second on the waiting list.");
  for (const reason of ["decidedOn", "decide"] as const) expect(says({ reason })).toContain("10 March, 19:00");
  const off = "Called off: Tuesday 10 March, 19:00.";
  expect(says({ reason: "calledOff" })).toBe(`${off} Too few could come.`);
  expect(says({ reason: "calledOff", byRule: false })).toBe(`${off} An organizer called it off.`);
  expect(says({ reason: "stillAlive" })).toBe("Nobody has answered for a while. Do you still meet?");
});
