import "server-only";
import { attempt, type Tx } from "@/lib/db";
import type { Member, Organizer } from "@/lib/members/access";
import { lockRoles, takeTurn } from "@/lib/members/commands";
import { runsStill } from "@/lib/members/queries";
import { settleNotices, tell } from "@/lib/notices/commands";
import type { Result } from "@/lib/result";
import type { Meetup } from "@/lib/schedule/meetups";
import { type LocalDate, toDateColumn } from "@/lib/time";
import { type Answer, type AnswerRefusal, insOf, ticketOf, whyClosed } from "./answers";
import { attendance, placeOf, type Seating } from "./attendance";
import { whyNotBring } from "./party";
import { type MeetupWithPeople, type Person, readMeetup, readVoiced } from "./queries";
import { datesOfNews, seatingsAhead, seatNews, spanOfNews } from "./seats";

/** What became of an answer; `ahead` counts the waiting parties before one. */
export type Outcome = { outcome: Answer } | { outcome: "waiting"; ahead: number };

type Key = { seriesId: string; date: LocalDate };

/** What is said: `note` null clears the note, undefined keeps it; `brings` undefined keeps how many. */
export type Given = { answer: Answer; note?: string | null | undefined; brings?: number | undefined };

type Answered = Result<Outcome & { turn: number }, AnswerRefusal>;

/**
 * Answers one meetup for oneself.
 * @returns what became of it, and the turn at which it stands. Refused ("gone") for who is no member any more.
 */
export async function answerMeetup(member: Member, key: Key, given: Given, now: Date): Promise<Answered> {
  const { groupId, memberId } = member;
  return attempt((tx) => answerAs(tx, { groupId, memberId, by: null }, key, given, now));
}

/**
 * Answers one meetup for a member who told the organizer. It counts as their own answer and is shown as said by the
 * organizer. Refused ("gone") where either is no member any more, or the organizer runs the group no more.
 */
export async function answerFor(
  organizer: Organizer,
  memberId: string,
  key: Key,
  given: Given,
  now: Date,
): Promise<Answered> {
  const { groupId } = organizer;
  const by = memberId === organizer.memberId ? null : organizer.memberId;
  return attempt(async (tx) => {
    await lockRoles(tx, groupId);
    if (!(await runsStill(tx, organizer))) return { ok: false, reason: "gone" };
    return answerAs(tx, { groupId, memberId, by }, key, given, now);
  });
}

/** Whose answer it is, and which organizer gives it for them. */
export type Who = { groupId: string; memberId: string; by: string | null };

/** Answers one meetup within a transaction that has seen to who asks: takes the turn, reads under it, tells of seats. */
export async function answerAs(tx: Tx, who: Who, key: Key, given: Given, now: Date): Promise<Answered> {
  const turn = await takeTurn(tx, who.groupId, key.seriesId, now);
  if (turn === null) return { ok: false, reason: "noSuchDate" };
  const found = await readMeetup(tx, who, key);
  if (!found) return { ok: false, reason: "noSuchDate" };
  const { meetup, people } = found;
  const closed = whyClosed(meetup, now);
  if (closed) return { ok: false, reason: closed };
  const me = people.find((person) => person.memberId === who.memberId);
  if (!me) return { ok: false, reason: "gone" };

  const before = attendance(meetup.capacity, insOf(people));
  const said = settled(me, given, turn);
  const refusal = whyNotBring({ before: me.effective, ...said, memberId: who.memberId }, meetup, before);
  if (refusal) return { ok: false, reason: refusal };
  await writeAnswer(tx, who, await touchDate(tx, found), { ...said, note: given.note }, now);
  const after = attendance(meetup.capacity, insOf(people.map((person) => (person === me ? saying(me, said) : person))));
  const isFirst = said.answer === "in" && !(me.effective?.how === "own" && me.effective.answer === "in");
  await tellOfAnswer(tx, { who, key, turn, meetup, before, after, isFirst }, now);
  return { ok: true, turn, ...outcomeOf(said.answer, after, who.memberId) };
}

type Settled = { answer: Answer; brings: number; ticket: number };

function settled({ effective }: Person, { answer, brings }: Given, turn: number): Settled {
  const kept = effective?.answer === answer ? effective.brings : 0;
  return { answer, brings: answer === "out" ? 0 : (brings ?? kept), ticket: ticketOf(effective, answer, turn) };
}

function saying(person: Person, said: Settled): Person {
  return { ...person, effective: { ...said, note: null, how: "own" } };
}

async function writeAnswer(
  tx: Tx,
  { memberId, by }: Who,
  meetupId: string,
  { note, ...said }: Settled & Pick<Given, "note">,
  now: Date,
): Promise<void> {
  const row = { ...said, answeredAt: now, byId: by, ...(note !== undefined && { note }) };
  await tx.rsvp.upsert({
    where: { meetupId_memberId: { meetupId, memberId } },
    create: { meetupId, memberId, ...row },
    update: row,
    select: { id: true },
  });
}

/** The row of a date, made now if nobody has touched it. Under the turn nobody else makes it meanwhile. */
export async function touchDate(
  tx: Tx,
  { schedule, meetup }: Pick<MeetupWithPeople, "schedule" | "meetup">,
): Promise<string> {
  const touched = schedule.rows.find((row) => row.date === meetup.date);
  if (touched) return touched.id;
  const data = { seriesId: schedule.seriesId, date: toDateColumn(meetup.date) };
  return (await tx.meetup.create({ data, select: { id: true } })).id;
}

/** `isFirst`: they were not in by a word of their own. */
type Moved = { who: Who; key: Key; turn: number; meetup: Meetup; before: Seating; after: Seating; isFirst: boolean };

/**
 * Confirms a first own "in", and tells whoever moved up by an answer. Of what they were told before who answered hears
 * no more.
 */
async function tellOfAnswer(tx: Tx, moved: Moved, now: Date): Promise<void> {
  const { who, key, turn, meetup, before, after, isFirst } = moved;
  const { memberId } = who;
  await settleNotices(tx, { memberId, ...key }, now);
  const isNear = meetup.startsAt < spanOfNews(now).to;
  const news = isNear ? seatNews(new Map([[key.date, before]]), new Map([[key.date, after]])) : [];
  const { startsAt, zone } = meetup;
  const of = { seriesId: key.seriesId, due: now, startsAt, zone };
  const others = news.filter((one) => one.memberId !== memberId).map((one) => ({ ...one, ...of, revision: turn }));
  // One for each date, however often they say so: all have one revision.
  const first = isFirst ? [{ memberId, date: key.date, reason: "confirmed" as const, ...of, revision: 0 }] : [];
  await tell(tx, [...first, ...others], now);
}

function outcomeOf(answer: Answer, after: Seating, memberId: string): Outcome {
  const place = placeOf(after, memberId);
  return place?.state === "waiting" ? { outcome: "waiting", ahead: place.ahead } : { outcome: answer };
}

/**
 * Does what changes the attendance of many dates and tells whoever moved up or lost their seat by it. The caller has
 * the turn of every series that `of` names.
 * @param of.besides of whom it is the own doing: they see it at once.
 * @param of.due when news of a date's seats is due. Left out: now.
 */
export async function withSeatNews<T>(
  tx: Tx,
  of: {
    groupIds: readonly string[];
    seriesId?: string;
    besides?: readonly string[];
    carried?: (done: T) => readonly { from: LocalDate; to: LocalDate }[];
    due?: (meetup: Meetup) => Date;
  },
  now: Date,
  work: () => Promise<T>,
): Promise<T> {
  const before = await readSeats(tx, of, now);
  const done = await work();
  const after = await readSeats(tx, of, now);
  const news = [...after].flatMap(([seriesId, { turn, seatings, dates }]) => {
    const found = seatNews(before.get(seriesId)?.seatings ?? new Map(), seatings, of.carried?.(done));
    const others = found.filter(({ memberId }) => !of.besides?.includes(memberId));
    return others.flatMap((one) => {
      const meetup = dates.get(one.date);
      if (!meetup) return [];
      const { startsAt, zone } = meetup;
      return { ...one, seriesId, revision: turn, due: of.due?.(meetup) ?? now, startsAt, zone };
    });
  });
  await tell(tx, news, now);
  return done;
}

async function readSeats(tx: Tx, of: { groupIds: readonly string[]; seriesId?: string }, now: Date) {
  const all = await readVoiced(tx, of, now);
  return new Map(
    all.map(({ seriesId, turn, ...voiced }) => {
      const dates = new Map(datesOfNews(voiced, now).map((meetup) => [meetup.date, meetup]));
      return [seriesId, { turn, dates, seatings: seatingsAhead(voiced, now) }];
    }),
  );
}
