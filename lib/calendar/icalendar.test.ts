import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarText, type Entry, utc } from "./icalendar";

const entry: Entry = {
  uid: "01890a5d-ac96-774b-bcce-b302099a8057-2026-03-10@regulars",
  startsAt: new Date("2026-03-10T18:00:00Z"),
  endsAt: new Date("2026-03-10T19:30:00Z"),
  sequence: 7,
  changedAt: new Date("2026-03-01T12:30:15.250Z"),
  status: "CONFIRMED",
  busy: true,
  summary: "Runners: Tuesday run",
  description: "You said you’re in.\nhttps://regulars.example.org/groups/1/2/2026-03-10",
  location: "Café, at the old bridge; left",
  url: "https://regulars.example.org/groups/1/2/2026-03-10",
};

test("a calendar of one date, byte for byte", () => {
  expect(calendarText({ name: "Runners", entries: [entry], hours: 1 }).split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Regulars//Regulars//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "NAME:Runners",
    "X-WR-CALNAME:Runners",
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    "BEGIN:VEVENT",
    "UID:01890a5d-ac96-774b-bcce-b302099a8057-2026-03-10@regulars",
    "DTSTAMP:20260301T123015Z",
    "LAST-MODIFIED:20260301T123015Z",
    "SEQUENCE:7",
    "DTSTART:20260310T180000Z",
    "DTEND:20260310T193000Z",
    "STATUS:CONFIRMED",
    "TRANSP:OPAQUE",
    "SUMMARY:Runners: Tuesday run",
    "DESCRIPTION:You said you’re in.\\nhttps://regulars.example.org/groups/1/2/",
    " 2026-03-10",
    "LOCATION:Café\\, at the old bridge\\; left",
    "URL:https://regulars.example.org/groups/1/2/2026-03-10",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("a mailed one says what it does and when it was sent, and is no calendar of its own", () => {
  const at = new Date("2026-03-02T09:00:00Z");
  const lines = calendarText({ name: null, entries: [entry], hours: null, sent: { method: "CANCEL", at } }).split(
    "\r\n",
  );
  const feed = calendarText({ name: "Runners", entries: [entry], hours: null }).split("\r\n");
  expect(lines.filter((line) => !feed.includes(line))).toEqual(["METHOD:CANCEL", "DTSTAMP:20260302T090000Z"]);
  expect(feed.filter((line) => !lines.includes(line))).toEqual([
    ...["METHOD:PUBLISH", "NAME:Runners", "X-WR-CALNAME:Runners", "DTSTAMP:20260301T123015Z"],
  ]);
});

test("any text is read as it was written, in lines of at most 75 octets", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.string({ unit: fc.constantFrom("\\", ";", ",", "\n", ":", '"', "n", "ä", "🏃", " ", "\t"), maxLength: 300 }),
  );
  fc.assert(
    fc.property(anyText, anyText, (summary, description) => {
      const text = calendarText({ name: summary, entries: [{ ...entry, summary, description }], hours: null });
      for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
      expect(event?.getFirstPropertyValue("summary")).toBe(summary);
      expect(event?.getFirstPropertyValue("description")).toBe(description);
      const lines = text.replaceAll("\r\n ", "").split("\r\n");
      const rawOf = (name: string) => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length);
      expect([rawOf("X-WR-CALNAME"), rawOf("NAME")]).toEqual([rawOf("SUMMARY"), rawOf("SUMMARY")]);
    }),
  );
});

test("what a calendar's grammar has no place for is left out, and every line break is one", () => {
  const text = calendarText({ name: "a\u0000b\u001b", entries: [{ ...entry, summary: "a\r\nb\rc" }], hours: null });
  expect(text).toContain("X-WR-CALNAME:ab\r\n");
  expect(text).toContain("SUMMARY:a\\nb\\nc\r\n");
});

test("an instant is written to the second", () => {
  expect(utc(new Date("2026-12-31T23:59:59.999Z"))).toBe("20261231T235959Z");
});
