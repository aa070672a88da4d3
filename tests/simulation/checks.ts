/** What the simulation holds every mail against: the stored state at the instant of its sending, read anew. */
import ICAL from "ical.js";
import type { ParsedMail } from "mailparser";
import { db } from "@/lib/db";
import { clockIn } from "@/lib/format";
import { kindOf, type Reason } from "@/lib/notices/notice";
import { mayWake } from "@/lib/notices/quiet";
import { reminderDue } from "@/lib/reminders/day-before";
import { insOf } from "@/lib/rsvp/answers";
import { attendance, placeOf } from "@/lib/rsvp/attendance";
import { readMeetup } from "@/lib/rsvp/queries";
import { type ScheduleJson, scheduleOf } from "@/lib/schedule/columns";
import { type Meetup, meetups } from "@/lib/schedule/meetups";
import { scheduleSql } from "@/lib/schedule/queries";
import { fromDateColumn, type LocalDate, timeOf, toDateColumn, toLocal, type Zone } from "@/lib/time";
import type { Person, Place, World } from "./world";

/** How one member stands to one date. */
type Stand = { meetup: Meetup; answer: "in" | "maybe" | "out" | null; isGoing: boolean };

async function standOf(place: Place, date: LocalDate): Promise<Stand | null> {
  const { groupId, memberId, seriesId } = place;
  const found = await readMeetup(db(), { groupId, memberId }, { seriesId, date }, true);
  if (!found) return null;
  const answer = found.people.find((person) => person.memberId === memberId)?.effective?.answer ?? null;
  const seating = attendance(found.meetup.capacity, insOf(found.people));
  return { meetup: found.meetup, answer, isGoing: placeOf(seating, memberId)?.state === "going" };
}

function isQuietFor(at: Date, zone: Zone): boolean {
  const time = timeOf(toLocal(at, zone));
  return time >= "21:00:00" || time < "08:00:00";
}

type Notice = {
  id: string;
  memberId: string;
  seriesId: string;
  date: LocalDate;
  reason: Reason;
  revision: number;
  was: { date: LocalDate; startsAt: string } | null;
};

function addressOf({ to }: ParsedMail): string {
  const [first] = [to ?? []].flat().flatMap(({ value }) => value);
  return first?.address ?? "";
}

/** The notices that a received mail told. */
async function noticesIn(mail: ParsedMail): Promise<Notice[]> {
  const mailId = mail.messageId?.match(/^<([^@]+)@/)?.[1] ?? "";
  const rows = await db().notice.findMany({
    where: { mailId, dropped: null },
    select: { id: true, memberId: true, seriesId: true, date: true, reason: true, revision: true, was: true },
  });
  return rows.map(({ date, was, ...row }) => ({ ...row, date: fromDateColumn(date), was: was as Notice["was"] }));
}

/**
 * Whether a notice is the newest of its kind that a mail tells of its date: of several changes a mail says the last, also
 * where another date took over from it.
 */
function isLastOf(notices: readonly Notice[], { memberId, seriesId, date, reason, revision }: Notice): boolean {
  const same = notices.filter((one) => one.memberId === memberId && one.seriesId === seriesId);
  const about = same.filter((one) => one.date === date || one.was?.date === date);
  return about.every((one) => kindOf(one.reason) !== kindOf(reason) || one.revision <= revision);
}

/** What is told of a change of a date, and not of somebody's seat or the like. */
const CHANGES: readonly Reason[] = ["changed", "cancelled", "restored", "added", "askedAgain", "calledOff"];

const stays: readonly Reason[] = ["cancelled", "calledOff", "activity", "stillAlive"];

/** Keeps what was sent, and says what is wrong with it. */
export class Checks {
  readonly faults: string[] = [];
  /** How often each reason was told, and how many mails each person had in each week. */
  readonly told = new Map<Reason, number>();
  readonly perWeek = new Map<string, number>();
  readonly #once = new Set<string>();
  /** What each member last heard of each date that changed, and when. */
  readonly #heard = new Map<string, { what: string; at: Date }>();
  readonly #messageIds = new Set<string>();
  /** Who is to have a reminder, since when. */
  #expected = new Map<string, { place: Place; date: LocalDate; startsAt: number; since: Date }>();
  readonly #reminded = new Set<string>();
  /** Up to when it was looked at whose reminder falls due. */
  #looked: Date;

  constructor(
    private readonly world: World,
    private readonly begin: Date,
  ) {
    this.#looked = begin;
  }

  #fault(now: Date, text: string): void {
    this.faults.push(`${now.toISOString()} ${text}`);
  }

  #personOf(memberId: string): { person: Person; place: Place } | null {
    const place = this.all.get(memberId);
    const person = place && this.world.people.get(place.userId);
    return place && person ? { person, place } : null;
  }

  /** Also of those who left. */
  readonly all = new Map<string, Place>();

  /** Looks at each mail that came at `now`. */
  async received(mails: readonly ParsedMail[], now: Date): Promise<void> {
    for (const mail of mails) await this.#one(mail, now);
  }

  async #one(mail: ParsedMail, now: Date): Promise<void> {
    const to = addressOf(mail);
    const id = mail.messageId ?? "";
    if (this.#messageIds.has(id)) this.#fault(now, `sent twice: ${id}`);
    this.#messageIds.add(id);
    const notices = await noticesIn(mail);
    if (notices.length === 0) this.#fault(now, `says nothing: ${mail.subject}`);
    const week = Math.floor((+now - +this.begin) / (7 * 86_400_000));
    this.perWeek.set(`${to} ${week}`, (this.perWeek.get(`${to} ${week}`) ?? 0) + 1);
    for (const notice of notices) await this.#notice(notice, { mail, isLast: isLastOf(notices, notice) }, now);
    if (!mail.text || !mail.html) this.#fault(now, `a part is missing: ${mail.subject}`);
  }

  async #notice(notice: Notice, told: { mail: ParsedMail; isLast: boolean }, now: Date): Promise<void> {
    const { mail } = told;
    const to = addressOf(mail);
    const { memberId, seriesId, date, reason, revision } = notice;
    const says = `${reason} of ${date} to ${to} (${mail.subject})`;
    this.told.set(reason, (this.told.get(reason) ?? 0) + 1);
    const key = [memberId, reason, seriesId, date, revision].join(" ");
    if (this.#once.has(key)) this.#fault(now, `told twice: ${says}`);
    this.#once.add(key);
    const found = this.#personOf(memberId);
    if (!found) {
      this.#fault(now, `nobody's: ${says}`);
      return;
    }
    const { person, place } = found;
    if (person.email !== to) this.#fault(now, `to somebody else: ${says}`);
    if (this.world.switchedOff.has(`${memberId} ${kindOf(reason)}`)) this.#fault(now, `switched off: ${says}`);
    if (!this.world.places.includes(place)) this.#fault(now, `to one who left: ${says}`);
    const stand = reason === "activity" ? null : await standOf(place, date);
    this.#hour(notice, { person, stand }, says, now);
    if (told.isLast) {
      if (stand?.answer === "out" && !["askedAgain", "cancelled", "calledOff", "decide"].includes(reason)) {
        this.#fault(now, `after "out": ${says}`);
      }
      this.#truth(notice, stand, mail, says, now);
      if (CHANGES.includes(reason)) await this.#news(notice, stand, says, now);
    }
    if (reason === "reminder" && stand) this.#reminded.add(`${memberId} ${date} ${+stand.meetup.startsAt}`);
  }

  #hour(notice: Notice, { person, stand }: { person: Person; stand: Stand | null }, says: string, now: Date): void {
    const startsAt = stand?.meetup.startsAt ?? (notice.was ? new Date(notice.was.startsAt) : null);
    const zone = person.zone ?? stand?.meetup.zone;
    if (!zone || !startsAt || !isQuietFor(now, zone)) return;
    const starts = [startsAt, ...(notice.was ? [new Date(notice.was.startsAt)] : [])];
    if (!starts.some((start) => mayWake(notice.reason, start, now, zone))) this.#fault(now, `in quiet hours: ${says}`);
  }

  /** Of a change whether its reader heard just that before; whoever looked since saw the date as it was then. */
  async #news({ memberId, seriesId, date, was }: Notice, stand: Stand | null, says: string, now: Date): Promise<void> {
    const key = [memberId, seriesId, date].join(" ");
    const { startsAt, endsAt, zone, place, link, name } = stand?.meetup ?? {};
    const what = stand?.meetup.state === "on" ? JSON.stringify({ startsAt, endsAt, zone, place, link, name }) : "off";
    const heard = this.#heard.get(key);
    if (heard?.what === what && !(await hasLooked({ memberId, seriesId, date }, heard.at))) {
      this.#fault(now, `no news: ${says}`);
    }
    this.#heard.set(key, { what, at: now });
    // Of the date that another stands for since they hear by that one.
    if (was && was.date !== date) this.#heard.set([memberId, seriesId, was.date].join(" "), { what: "off", at: now });
  }

  #truth(notice: Notice, stand: Stand | null, mail: ParsedMail, says: string, now: Date): void {
    const { reason } = notice;
    if (stays.includes(reason)) {
      if ((reason === "cancelled" || reason === "calledOff") && stand?.meetup.state === "on") {
        this.#fault(now, `takes place: ${says}`);
      }
      return;
    }
    if (stand?.meetup.state !== "on") {
      this.#fault(now, `does not take place: ${says}`);
      return;
    }
    const { meetup, answer, isGoing } = stand;
    if (meetup.startsAt <= now) this.#fault(now, `has begun: ${says}`);
    const isWrong =
      (reason === "question" && answer !== null) ||
      (reason === "reminder" && !(isGoing || answer === "maybe")) ||
      (reason === "movedUp" && !isGoing) ||
      (reason === "lostSeat" && (isGoing || answer !== "in")) ||
      (reason === "confirmed" && answer !== "in");
    if (isWrong) this.#fault(now, `not true (${answer}, ${isGoing ? "going" : "not going"}): ${says}`);
    const clock = clockIn(meetup.startsAt, meetup.zone, "en");
    if (!mail.text?.includes(clock)) this.#fault(now, `does not say ${clock}: ${says}`);
    this.#calendar(notice, meetup, mail, says, now);
  }

  #calendar(notice: Notice, meetup: Meetup, mail: ParsedMail, says: string, now: Date): void {
    const uid = `${notice.seriesId}-${notice.date}@regulars`;
    for (const { contentType, content } of mail.attachments) {
      if (!contentType.startsWith("text/calendar") && !contentType.startsWith("application/ics")) continue;
      const calendar = new ICAL.Component(ICAL.parse(content.toString()));
      if (calendar.getFirstPropertyValue("method") !== "PUBLISH") continue;
      for (const component of calendar.getAllSubcomponents("vevent")) {
        const event = new ICAL.Event(component);
        if (event.uid !== uid) continue;
        const start = event.startDate.toJSDate();
        if (+start !== Math.floor(+meetup.startsAt / 1000) * 1000) {
          this.#fault(now, `calendar says ${start.toISOString()}: ${says}`);
        }
      }
    }
  }

  /** Whoever goes to a date when its reminder falls due: before anybody does anything more at `now`. */
  async expect(now: Date): Promise<void> {
    const seriesIds = [...new Set(this.world.places.map(({ seriesId }) => seriesId))];
    for (const seriesId of seriesIds) {
      const inIt = this.world.places.filter((place) => place.seriesId === seriesId);
      const [first] = inIt;
      if (!first) continue;
      for (const meetup of await datesWithin(first, now)) {
        const found = await readMeetup(db(), first, { seriesId, date: meetup.date }, true);
        if (found?.meetup.state !== "on") continue;
        const going = new Set(attendance(meetup.capacity, insOf(found.people)).going.map(({ memberId }) => memberId));
        for (const place of inIt.filter(({ memberId }) => going.has(memberId))) {
          const person = this.world.people.get(place.userId);
          const zone = person?.zone ?? meetup.zone;
          const due = reminderDue(meetup, { memberId: place.memberId, seriesId, zone });
          if (due > now || due <= this.#looked || !person?.email || person.refused) continue;
          const key = `${place.memberId} ${meetup.date} ${+meetup.startsAt}`;
          if (this.#expected.has(key) || this.#reminded.has(key)) continue;
          this.#expected.set(key, { place, date: meetup.date, startsAt: +meetup.startsAt, since: now });
        }
      }
    }
    this.#looked = now;
  }

  /** Whether everybody has the reminder that was due, as far as it was still true when it could be sent. */
  async reminded(now: Date): Promise<void> {
    for (const [key, { place, date, startsAt, since }] of this.#expected) {
      const person = this.world.people.get(place.userId);
      const zone = person?.zone;
      const isDone = this.#reminded.has(key) || startsAt <= +now || !this.world.places.includes(place);
      if (isDone || this.world.switchedOff.has(`${place.memberId} reminder`)) {
        this.#expected.delete(key);
        continue;
      }
      const stand = await standOf(place, date);
      const isTrue = stand?.meetup.state === "on" && +stand.meetup.startsAt === startsAt && stand.isGoing;
      if (!isTrue) this.#expected.delete(key);
      else if (!isQuietFor(now, zone ?? stand.meetup.zone)) {
        this.#fault(now, `no reminder since ${since.toISOString()}: ${date} to ${person?.email}`);
        this.#expected.delete(key);
      }
    }
  }
}

/** Whether a member saw a date by themselves since: they answered it, became a regular or said when they are away. */
async function hasLooked({ memberId, seriesId, date }: Pick<Notice, "memberId" | "seriesId" | "date">, since: Date) {
  const meetup = { seriesId, date: toDateColumn(date) };
  const [answers, standing, aways] = await Promise.all([
    db().rsvp.count({ where: { memberId, meetup, answeredAt: { gt: since } } }),
    db().standingAnswer.count({ where: { memberId, seriesId, from: { gt: since } } }),
    db().away.count({ where: { user: { members: { some: { id: memberId } } }, setAt: { gt: since } } }),
  ]);
  return answers + standing + aways > 0;
}

async function datesWithin(place: Place, now: Date): Promise<Meetup[]> {
  const to = new Date(now.getTime() + 40 * 3_600_000);
  const rows = await db().$queryRaw<{ schedule: ScheduleJson }[]>`
    SELECT ${scheduleSql({ from: now, to })} AS schedule FROM series s WHERE s.id = ${place.seriesId}::uuid`;
  return rows.flatMap(({ schedule }) => {
    const { plans, rows: touched } = scheduleOf(schedule);
    return meetups(plans, touched, { from: new Date(now.getTime() + 1), to });
  });
}
