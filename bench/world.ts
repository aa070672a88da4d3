import { randomUUID } from "node:crypto";
import { addDays, fromDateColumn, type LocalDate, toDateColumn } from "@/lib/time";
import { hashToken } from "@/lib/token";
import { buildCrowd } from "./crowd";
import { buildGuest, type Client, type Guest, type Place, planOf, type Somebody } from "./place";

const GROUPS = 25;
const MEMBERS = 12;
const WEEKS = 52;
const NAMES = ["Ada", "Ben", "Chloé", "Dmitri", "Elif", "Femi", "Greta", "Hassan", "Ines", "Jonas", "Kim", "Lucía"];

/** The first member of the first place is the viewer, who belongs to the first three; `crowd` is a group of a thousand. */
export type World = { viewer: Somebody; places: Place[]; crowd: Place };

/**
 * Fills an empty database with groups of twelve whose weekly series is a year old, most dates answered by most.
 * @param now their next dates lie three to seven days ahead.
 */
export async function buildWorld(db: Client, now: Date): Promise<World> {
  const viewer = await buildGuest(db, NAMES[0] ?? "", now);
  const indexes = Array.from({ length: GROUPS }, (_, index) => index);
  const places = await Promise.all(indexes.map((index) => buildPlace(db, index, viewer, now)));
  const crowd = await buildCrowd(db, await buildGuest(db, "Mia", now), now);
  await db.$executeRaw`ANALYZE`;
  const first = places[0]?.members[0];
  if (!first) throw new Error("The world is empty");
  return { viewer: first, places, crowd };
}

async function buildPlace(db: Client, index: number, viewer: Guest, now: Date): Promise<Place> {
  const date = addDays(fromDateColumn(now), 3 + (index % 5));
  const first = addDays(date, -7 * WEEKS);
  const name = `Running group ${index + 1}`;
  const [groupId, seriesId] = [randomUUID(), randomUUID()];
  const createdAt = toDateColumn(addDays(first, -1));
  await db.group.create({ data: { id: groupId, kind: "workout", name, createdAt, pageKeyHash: hashToken(groupId) } });
  await db.series.create({
    data: {
      ...{ id: seriesId, groupId, name: "Morning run", createdAt },
      description: "Five kilometres, and nobody is left behind.\nCoffee afterwards at the kiosk.",
    },
  });
  await db.plan.create({ data: planOf(seriesId, first) });
  const members = await buildMembers(db, { groupId, seriesId, createdAt, isViewers: index < 3 }, viewer, now);
  const meetupId = await buildAnswers(db, seriesId, first, members, now);
  return { groupId, seriesId, name, date, meetupId, members };
}

async function buildMembers(
  db: Client,
  place: { groupId: string; seriesId: string; createdAt: Date; isViewers: boolean },
  viewer: Guest,
  now: Date,
): Promise<Somebody[]> {
  const { groupId, seriesId, createdAt: joinedAt } = place;
  const members: Somebody[] = [];
  for (let index = 0; index < MEMBERS; index += 1) {
    const name = NAMES[index] ?? "";
    const { userId, cookie } = index === 0 && place.isViewers ? viewer : await buildGuest(db, name, now);
    const role = index === 1 ? "organizer" : "member";
    const { id } = await db.member.create({ data: { groupId, userId, role, joinedAt }, select: { id: true } });
    members.push({ cookie, memberId: id });
  }
  const regulars = members.slice(1, 4);
  await db.standingAnswer.createMany({
    data: regulars.map(({ memberId }, ticket) => ({ seriesId, memberId, ticket, from: joinedAt })),
  });
  return members;
}

/** A year of answers, and those to the next date, which the first member and the last still owe. */
async function buildAnswers(db: Client, seriesId: string, first: LocalDate, members: Somebody[], now: Date) {
  const meetups = Array.from({ length: WEEKS + 1 }, (_, week) => ({
    ...{ id: randomUUID(), seriesId },
    date: toDateColumn(addDays(first, 7 * week)),
  }));
  await db.meetup.createMany({ data: meetups });
  const said = (index: number) =>
    (index % 5 === 4 ? "out" : index % 7 === 6 ? "maybe" : "in") as "in" | "maybe" | "out";
  await db.rsvp.createMany({
    data: meetups.flatMap(({ id }, week) =>
      members.slice(1, -1).map(({ memberId }, index) => ({
        ...{ meetupId: id, memberId, ticket: 10 * week + index, answeredAt: now },
        answer: said(index + week),
        note: index === 7 ? "A quarter of an hour late" : null,
      })),
    ),
  });
  const next = meetups.at(-1);
  if (!next) throw new Error("A series without dates");
  return next.id;
}
