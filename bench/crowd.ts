import { randomUUID } from "node:crypto";
import { addDays, fromDateColumn, type LocalDate, toDateColumn } from "@/lib/time";
import { hashToken } from "@/lib/token";
import { type Client, type Guest, type Place, planOf } from "./place";

const MEMBERS = 1000;
const REGULARS = 200;
const WEEKS = 5 * 52;
const ANSWERS_A_WEEK = 60;

/** A group as large as they come: a thousand members, two hundred regulars, a weekly series of five years. */
export async function buildCrowd(db: Client, viewer: Guest, now: Date): Promise<Place> {
  const date = addDays(fromDateColumn(now), 4);
  const first = addDays(date, -7 * WEEKS);
  const name = "Running crowd";
  const [groupId, seriesId] = [randomUUID(), randomUUID()];
  const createdAt = toDateColumn(addDays(first, -1));
  await db.group.create({ data: { id: groupId, kind: "workout", name, createdAt, pageKeyHash: hashToken(groupId) } });
  await db.series.create({
    data: { ...{ id: seriesId, groupId, name: "Morning run", createdAt }, description: "For whoever likes.", turn: 9 },
  });
  await db.plan.create({ data: { ...planOf(seriesId, first), capacity: 250 } });
  const asker = await addMembers(db, { groupId, seriesId, createdAt }, viewer, now);
  const meetupId = await addAnswers(db, seriesId, first, now);
  return { groupId, seriesId, name, date, meetupId, members: [asker] };
}

/** The first is the viewer, who runs nothing and owes an answer. */
async function addMembers(
  db: Client,
  { groupId, seriesId, createdAt: joinedAt }: { groupId: string; seriesId: string; createdAt: Date },
  viewer: Guest,
  now: Date,
) {
  const memberId = randomUUID();
  const ids = Array.from({ length: MEMBERS - 1 }, () => ({ userId: randomUUID(), id: randomUUID() }));
  await db.user.createMany({
    data: ids.map(({ userId }, index) => ({ id: userId, name: `Runner ${index + 1}`, createdAt: joinedAt })),
  });
  const role = (index: number) => (index === 0 ? ("organizer" as const) : ("member" as const));
  await db.member.createMany({
    data: [
      { id: memberId, groupId, userId: viewer.userId, role: "member" as const, joinedAt: now },
      ...ids.map((one, index) => ({ ...one, groupId, role: role(index), joinedAt })),
    ],
  });
  await db.standingAnswer.createMany({
    data: ids.slice(0, REGULARS).map(({ id }, index) => ({ seriesId, memberId: id, ticket: index, from: joinedAt })),
  });
  return { cookie: viewer.cookie, memberId };
}

/** Every week some answer for themselves, other people each time. */
async function addAnswers(db: Client, seriesId: string, first: LocalDate, now: Date): Promise<string> {
  const meetups = Array.from({ length: WEEKS + 1 }, (_, week) => ({
    ...{ id: randomUUID(), seriesId },
    date: toDateColumn(addDays(first, 7 * week)),
  }));
  await db.meetup.createMany({ data: meetups });
  await db.$executeRaw`
    INSERT INTO rsvps (id, meetup_id, member_id, answer, ticket, answered_at)
    SELECT gen_random_uuid(), t.id, m.id, (ARRAY['in', 'out', 'maybe'])[1 + (m.n % 3)]::answer, 1000 + m.n, ${now}
    FROM meetups t CROSS JOIN LATERAL (
      SELECT id, row_number() OVER (ORDER BY id) AS n FROM members
      WHERE group_id = (SELECT group_id FROM series WHERE id = ${seriesId}::uuid) AND joined_at < ${now}
    ) m
    WHERE t.series_id = ${seriesId}::uuid
      AND (m.n + EXTRACT(day FROM t.date)::int * 31) % ${MEMBERS} < ${ANSWERS_A_WEEK}`;
  const next = meetups.at(-1);
  if (!next) throw new Error("A series without dates");
  return next.id;
}
