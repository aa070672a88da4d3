import "server-only";
import { attempt, type Tx } from "@/lib/db";
import type { Member } from "@/lib/members/access";
import { takeTurn } from "@/lib/members/commands";
import type { Result } from "@/lib/result";
import type { Meetup } from "@/lib/schedule/meetups";
import { type LocalDate, toDateColumn } from "@/lib/time";
import { type Answer, type AnswerRefusal, insOf, ticketOf, whyClosed } from "./answers";
import { attendance, placeOf } from "./attendance";
import { type MeetupWithPeople, type Person, readMeetup } from "./queries";

/** What became of an answer; `ahead` counts the waiting parties before one. */
export type Outcome = { outcome: Answer } | { outcome: "waiting"; ahead: number };

type Key = { seriesId: string; date: LocalDate };

/**
 * Answers one meetup for oneself.
 * @param given `note` null clears the note, undefined keeps it.
 * @returns what became of it, and the turn at which it stands. Refused ("gone") for who is no member any more.
 */
export async function answerMeetup(
  member: Member,
  key: Key,
  given: { answer: Answer; note: string | null | undefined },
  now: Date,
): Promise<Result<Outcome & { turn: number }, AnswerRefusal>> {
  return attempt(async (tx) => {
    const turn = await takeTurn(tx, member.groupId, key.seriesId);
    if (turn === null) return { ok: false, reason: "noSuchDate" };
    const found = await readMeetup(tx, member.groupId, key);
    if (!found) return { ok: false, reason: "noSuchDate" };
    const { meetup, people: before } = found;
    const closed = whyClosed(meetup, now);
    if (closed) return { ok: false, reason: closed };
    const me = before.find((person) => person.memberId === member.memberId);
    if (!me) return { ok: false, reason: "gone" };

    const answer = { ...given, ticket: ticketOf(me.effective, given.answer, turn) };
    await writeAnswer(tx, member, await touch(tx, found), answer, now);
    return { ok: true, turn, ...outcomeOf(me, answer, before, meetup) };
  });
}

type Given = { answer: Answer; note: string | null | undefined; ticket: number };

async function writeAnswer(tx: Tx, member: Member, meetupId: string, given: Given, now: Date): Promise<void> {
  const row = {
    answer: given.answer,
    ticket: given.ticket,
    answeredAt: now,
    ...(given.note !== undefined && { note: given.note }),
  };
  await tx.rsvp.upsert({
    where: { meetupId_memberId: { meetupId, memberId: member.memberId } },
    create: { meetupId, memberId: member.memberId, ...row },
    update: row,
    select: { id: true },
  });
}

/** The row of a date, made now if nobody has touched it. Under the turn nobody else makes it meanwhile. */
async function touch(tx: Tx, { schedule, meetup }: MeetupWithPeople): Promise<string> {
  const touched = schedule.rows.find((row) => row.date === meetup.date);
  if (touched) return touched.id;
  const data = { seriesId: schedule.seriesId, date: toDateColumn(meetup.date) };
  return (await tx.meetup.create({ data, select: { id: true } })).id;
}

function outcomeOf(
  me: Person,
  given: { answer: Answer; ticket: number },
  before: readonly Person[],
  meetup: Meetup,
): Outcome {
  if (given.answer !== "in") return { outcome: given.answer };
  const after = before.map((person) =>
    person === me ? { ...person, effective: { ...given, note: null, regular: false } } : person,
  );
  const place = placeOf(attendance(meetup.capacity, insOf(after)), me.memberId);
  return place?.state === "waiting" ? { outcome: "waiting", ahead: place.ahead } : { outcome: "in" };
}
