/** Every kind of mail, as a mail server took it: both parts, its headers, its calendar part, and where its links lead; and when an edit is mailed. */
import ICAL from "ical.js";
import type { ParsedMail } from "mailparser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { draw } from "@/components/mail/draw";
import { db, transaction } from "@/lib/db";
import { deliverMail, gatherMails } from "@/lib/delivery/commands";
import { appUrl } from "@/lib/env";
import { clockIn } from "@/lib/format";
import { dueMails } from "@/lib/mail/queries";
import { tell } from "@/lib/notices/commands";
import { isOfDate, REASONS, type Reason, type Was } from "@/lib/notices/notice";
import { isQuiet } from "@/lib/notices/quiet";
import {
  addDays,
  type LocalDate,
  type LocalTime,
  localDateOf,
  localDateTime,
  toDateColumn,
  toInstant,
  UTC,
  type Zone,
} from "@/lib/time";
import { buildGroup, buildMember } from "@/tests/factories";
import { MailServer } from "@/tests/smtp";
import { checksum, withApp } from "./app";
import { buildWorld, type World } from "./world";

const server = new MailServer();
await server.start();
const sending = { SMTP_URL: server.url(), MAIL_FROM: "Regulars <regulars@example.org>" };
Object.assign(process.env, sending);
const app = withApp({ settings: async () => sending, emptied: "once" });
afterAll(() => server.stop());

const MINUTE = 60_000;
const ZONES = ["Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles"] as Zone[];

/** What is so of a date, so that it is told: what its reader said, before or after somebody else, and what was decided. */
type Case = {
  answer?: "in";
  capacity?: number;
  state?: "cancelled";
  verdict?: "on" | "off" | "asked";
  /** What its reader knew. */
  was?: Partial<Was>;
  calendar?: "PUBLISH" | "CANCEL";
};

const cases: Record<Reason, Case> = {
  reminder: { answer: "in" },
  movedUp: { answer: "in", calendar: "PUBLISH" },
  lostSeat: { answer: "in", capacity: 1, calendar: "PUBLISH" },
  confirmed: { answer: "in", calendar: "PUBLISH" },
  question: {},
  changed: { answer: "in", was: { place: "Elsewhere" }, calendar: "PUBLISH" },
  cancelled: { answer: "in", state: "cancelled", was: {}, calendar: "CANCEL" },
  restored: { answer: "in", was: { state: "cancelled" }, calendar: "PUBLISH" },
  added: { answer: "in", was: { state: null }, calendar: "PUBLISH" },
  askedAgain: { answer: "in", was: { place: "Elsewhere" }, calendar: "PUBLISH" },
  decidedOn: { answer: "in", verdict: "on", calendar: "PUBLISH" },
  calledOff: { answer: "in", state: "cancelled", verdict: "off", was: {}, calendar: "CANCEL" },
  decide: { verdict: "asked" },
  stillAlive: {},
  activity: {},
};

/** The reminder's is tomorrow, each other reason's a day of its own after that. */
const dayOf = (reason: Reason) => 1 + Object.keys(cases).indexOf(reason);

let world: World;
let zone: Zone;
let place: { groupId: string; seriesId: string; memberId: string };
let other: string;
beforeAll(async () => {
  world = await buildWorld();
  // In one of them it is day: at night much of it would wait.
  zone = ZONES.find((one) => !isQuiet(world.now, one)) ?? UTC;
  const { userId } = world.people.organizer;
  await db().user.update({ where: { id: userId }, data: { zone } });
  const since = new Date(world.now.getTime() - 40 * 86_400_000);
  const plan = { rrule: "FREQ=DAILY", zone, startTime: new Date("1970-01-01T12:00Z") };
  place = await buildGroup({ now: since, from: localDateOf(since, zone), userId, plan });
  other = (await buildMember(place.groupId, { now: since })).memberId;
});

const startOf = (date: LocalDate) => toInstant(localDateTime(date, "12:00:00" as LocalTime), zone);

/** Makes a date what the reason says of it, and tells it. @returns the date. */
async function happen(reason: Reason): Promise<LocalDate> {
  const { answer, capacity, state, verdict, was } = cases[reason];
  const date = addDays(localDateOf(world.now, zone), dayOf(reason));
  const { seriesId, memberId } = place;
  const said = { answer: "in" as const, answeredAt: world.now };
  const rsvps = [
    ...(capacity === undefined && reason !== "activity" ? [] : [{ ...said, memberId: other, ticket: 1 }]),
    ...(answer ? [{ ...said, memberId, ticket: 2 }] : []),
  ];
  const decided = verdict && { verdict, at: world.now, heads: 1, minimum: 2 };
  await db().meetup.create({
    data: {
      ...{ seriesId, date: toDateColumn(date), state: state ?? "on" },
      ...(capacity !== undefined && { capacity, own: ["capacity"] }),
      rsvps: { create: rsvps },
      ...(decided && { decisions: { create: decided } }),
    },
    select: { id: true },
  });
  const startsAt = startOf(date);
  const endsAt = new Date(startsAt.getTime() + 90 * MINUTE);
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  const known: Was = { date, ...times, zone, place: "At the old bridge", link: null, state: "on", ...was };
  const notice = { memberId, seriesId, date, reason, revision: 1, due: world.now, startsAt, zone };
  await transaction((tx) => tell(tx, [{ ...notice, ...(was && { was: known }) }], world.now));
  return date;
}

/** What the server took of one tick: one mail, as it came and as a mail program reads it. */
async function mailed(): Promise<{ mail: ParsedMail; raw: string }> {
  server.reset();
  await gatherMails(world.now);
  for (const id of await dueMails(world.now)) await deliverMail(id, world.now, { draw });
  const [mail, ...more] = await server.mails();
  const [raw] = server.received;
  if (!mail || raw === undefined || more.length > 0) throw new Error(`${more.length + (mail ? 1 : 0)} mails`);
  return { mail, raw };
}

/** Where links in it lead within the app. */
function pathsIn(mail: ParsedMail, raw: string): string[] {
  const unfolded = raw.replaceAll(/\r\n[ \t]+/g, " ");
  const all = [mail.text ?? "", mail.html || "", unfolded.slice(0, unfolded.indexOf("\r\n\r\n"))].join("\n");
  const found = [...all.replaceAll("&amp;", "&").matchAll(/https?:\/\/[^\s"<>]+/g)].map(([address]) => address);
  return [...new Set(found)].flatMap((address) =>
    address.startsWith(appUrl()) ? [address.slice(appUrl().length)] : [],
  );
}

/** The date that the page heads with, for the organizer who reads. */
async function onPage(date: LocalDate): Promise<string | undefined> {
  const page = `/groups/${place.groupId}/${place.seriesId}/${date}`;
  const { status, text } = await app.browser(world.cookies.organizer).get(page);
  expect(status).toBe(200);
  const main = text.slice(text.indexOf("<main"));
  return /<time dateTime="([^"]+)"/.exec(main)?.[1];
}

test.each(REASONS)("%s", async (reason) => {
  const date = await happen(reason);
  const { mail, raw } = await mailed();
  const parts = [mail.text ?? "", mail.html || ""];
  expect(mail.subject).toBeTruthy();
  for (const part of parts) expect(part).toContain("Tuesday run");
  if (isOfDate(reason)) for (const part of parts) expect(part).toContain(clockIn(startOf(date), zone, "en"));
  expect(mail.from?.text).toContain("regulars@example.org");
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  expect(raw).toMatch(/^List-Unsubscribe:\s+<http[^>]+\/api\/mail\/off\/[\w-]+>\r$/m);

  const calendars = mail.attachments.filter(({ contentType }) => contentType === "text/calendar");
  expect(calendars).toHaveLength(cases[reason].calendar ? 1 : 0);
  for (const { content } of calendars) {
    const calendar = new ICAL.Component(ICAL.parse(content.toString()));
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
    expect(calendar.getFirstPropertyValue("method")).toBe(cases[reason].calendar);
    expect(event.uid).toBe(`${place.seriesId}-${date}@regulars`);
    expect(event.startDate.toJSDate().toISOString()).toBe(await onPage(date));
  }

  const before = await checksum();
  const paths = pathsIn(mail, raw);
  expect(paths.length).toBeGreaterThanOrEqual(3);
  for (const path of paths) {
    for (const method of ["GET", "HEAD"]) {
      const known = await app.browser(world.cookies.organizer).get(path, { method });
      expect(known.status, `${method} ${path}`).toBeLessThan(400);
      const stranger = await app.browser().get(path, { method });
      const isOpen = /^\/(answer|mail|api)\//.test(path);
      expect(stranger.status < 400, `${method} ${path}: ${stranger.status}`).toBe(isOpen);
    }
  }
  expect(await checksum()).toEqual(before);
});

test("whoever makes an edit can have it mailed without its ten minutes, and reads that it is", async () => {
  const { groupId, seriesId, people, now } = world;
  const [date, later] = [addDays(world.date, 7), addDays(world.date, 14)];
  for (const day of [date, later]) {
    const says = { memberId: people.guest.memberId, answer: "in" as const, ticket: 1, answeredAt: now };
    await db().meetup.create({ data: { seriesId, date: toDateColumn(day), rsvps: { create: says } } });
  }
  const cancel = async (day: LocalDate, tell: string[]) => {
    const browser = app.browser(world.cookies.organizer);
    const page = `/groups/${groupId}/${seriesId}/${day}/cancel`;
    expect((await browser.get(page)).text).toContain("Mail them right away");
    const done = await browser.post(page, await browser.form(page, "lib/edits/actions.ts#saveEdit"), { tell });
    const told = await db().notice.findMany({ where: { seriesId, date: toDateColumn(day), reason: "cancelled" } });
    const waits = told.map(({ notBefore, createdAt }) => Number(notBefore) - Number(createdAt));
    const isSaid = (await browser.get(done.location ?? "")).text.includes("Mail about it goes out right away.");
    return { waits, isSaid };
  };
  expect(await cancel(date, ["now"])).toEqual({ waits: [0], isSaid: true });
  expect(await cancel(later, [])).toEqual({ waits: [10 * MINUTE], isSaid: false });
});
