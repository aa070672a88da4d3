import { expect, test } from "vitest";
import { addLink, feedWays } from "./add";

const entry = {
  startsAt: new Date("2026-03-10T18:00:00Z"),
  endsAt: new Date("2026-03-10T19:30:00Z"),
  summary: "Runners & friends: 5 + 5 km",
  description: "You said you’re in.\nhttps://regulars.example.org/x?a=1&b=2",
  location: null,
};

test.each([
  ["google", "calendar.google.com", { text: entry.summary, dates: "20260310T180000Z/20260310T193000Z" }],
  ["outlook", "outlook.live.com", { subject: entry.summary, startdt: "2026-03-10T18:00:00.000Z" }],
  ["office365", "outlook.office.com", { subject: entry.summary, enddt: "2026-03-10T19:30:00.000Z" }],
  ["yahoo", "calendar.yahoo.com", { title: entry.summary, st: "20260310T180000Z", et: "20260310T193000Z" }],
] as const)("%s gets all of a date, whatever stands in it", (calendar, host, values) => {
  const url = new URL(addLink(calendar, entry));
  expect([url.protocol, url.host]).toEqual(["https:", host]);
  expect(Object.fromEntries(url.searchParams)).toMatchObject(values);
  expect([...url.searchParams.values()]).toContain(entry.description);
  expect(url.search).not.toContain("+");
  expect(url.search).not.toContain("location");
});

test("a place comes along", () => {
  const url = new URL(addLink("google", { ...entry, location: "Café, 2nd floor" }));
  expect(url.searchParams.get("location")).toBe("Café, 2nd floor");
});

test("a feed opens a calendar app, Google and Outlook", () => {
  const ways = feedWays("https://regulars.example.org/api/feeds/t/calendar.ics", "Runners & friends");
  expect(ways.webcal).toBe("webcal://regulars.example.org/api/feeds/t/calendar.ics");
  expect(new URL(ways.google).searchParams.get("cid")).toBe(ways.webcal);
  expect(new URL(ways.outlook).searchParams.get("url")).toBe(ways.https);
  expect(new URL(ways.outlook).searchParams.get("name")).toBe("Runners & friends");
});
