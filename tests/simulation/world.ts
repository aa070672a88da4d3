/** Five groups of forty people in six zones, some of them in two groups, as the simulation begins. */
import { db } from "@/lib/db";
import type { Member, Organizer } from "@/lib/members/access";
import type { Kind } from "@/lib/notices/notice";
import type { Zone } from "@/lib/time";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { memberFor, organizerFor } from "@/tests/proofs";
import type { Dice } from "./dice";

/** A Sunday. */
export const BEGIN = new Date("2026-03-01T12:00:00Z");

const zones = [
  ...["Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Auckland"],
] as Zone[];

const plans = [
  { name: "Run", rrule: "FREQ=WEEKLY;BYDAY=TU", zone: "Europe/Berlin", capacity: 6, mayBring: 1 },
  { name: "Walk", rrule: "FREQ=DAILY", zone: "Europe/London", startTime: "07:30" },
  {
    ...{ name: "Games", rrule: "FREQ=WEEKLY;BYDAY=FR", zone: "America/New_York" },
    ...{ minimum: 5, decideBefore: 24 * 60, ifShort: "callOff" as const },
  },
  {
    ...{ name: "Dinner", rrule: "FREQ=WEEKLY;BYDAY=TH", zone: "Asia/Tokyo", startTime: "22:00", capacity: 5 },
    ...{ minimum: 4, decideBefore: 48 * 60, ifShort: "ask" as const },
  },
  { name: "Books", rrule: "FREQ=MONTHLY;BYDAY=2TU,4TU", zone: "Pacific/Auckland", startTime: "19:00" },
];

export type Person = {
  userId: string;
  /** Null: a guest. */
  email: string | null;
  zone: Zone | null;
  /** Their address is refused. */
  refused: boolean;
};

export type Place = {
  groupId: string;
  seriesId: string;
  memberId: string;
  userId: string;
  role: "organizer" | "member";
};

export type World = {
  people: ReadonlyMap<string, Person>;
  places: Place[];
  /** The last edit of each series, for taking it back. */
  edits: Map<string, { turn: number; at: Date }>;
  proofs: Map<string, Member>;
  switchedOff: Set<string>;
};

export async function buildWorld(dice: Dice): Promise<World> {
  const people = new Map<string, Person>();
  for (let index = 0; index < 40; index += 1) {
    const isGuest = index % 9 === 8;
    const zone = index % 7 === 6 ? null : (zones[index % zones.length] ?? null);
    const email = isGuest ? null : `person${index}@${index % 13 === 12 ? "refused" : "example"}.org`;
    const { userId } = await buildUser({
      ...{ now: BEGIN, name: `Person ${index}`, zone, email, emailVerified: isGuest ? null : BEGIN },
    });
    people.set(userId, { userId, email, zone, refused: email?.endsWith("@refused.org") ?? false });
  }
  const userIds = [...people.keys()];
  const places: Place[] = [];
  for (const [index, { name, startTime, ...plan }] of plans.entries()) {
    const own = userIds.slice(index * 8, index * 8 + 8);
    const others = userIds.filter((id) => !own.includes(id) && dice.chance(0.12));
    const [organizer = "", ...members] = [...own, ...others];
    const times = { startTime: new Date(`1970-01-01T${startTime ?? "18:00"}Z`) };
    const group = await buildGroup({
      ...{ now: BEGIN, from: "2026-03-03", userId: organizer, group: { name: `The ${name}` }, series: { name } },
      plan: { ...times, ...plan, from: new Date(firstDate(plan.rrule)) },
    });
    const { groupId, seriesId } = group;
    places.push({ groupId, seriesId, memberId: group.memberId, userId: organizer, role: "organizer" });
    for (const userId of members) {
      const { memberId } = await buildMember(groupId, { now: BEGIN, userId });
      places.push({ groupId, seriesId, memberId, userId, role: "member" });
    }
    for (const place of places.filter((one) => one.seriesId === seriesId && dice.chance(0.45))) {
      await db().standingAnswer.create({ data: { seriesId, memberId: place.memberId, ticket: 1, from: BEGIN } });
    }
    await db().series.update({ where: { id: seriesId }, data: { turn: 1 } });
  }
  const world: World = { people, places, edits: new Map(), proofs: new Map(), switchedOff: new Set() };
  for (const place of places)
    if (dice.chance(0.06)) await switchOff(world, place, dice.of(["reminder", "change"] as const));
  return world;
}

function firstDate(rrule: string): string {
  const days: Record<string, string> = {
    ...{ "FREQ=WEEKLY;BYDAY=TU": "2026-03-03", "FREQ=DAILY": "2026-03-02", "FREQ=WEEKLY;BYDAY=FR": "2026-03-06" },
    ...{ "FREQ=WEEKLY;BYDAY=TH": "2026-03-05", "FREQ=MONTHLY;BYDAY=2TU,4TU": "2026-03-10" },
  };
  return `${days[rrule]}T00:00Z`;
}

/** Switches a kind of mail off for a membership. */
export async function switchOff(world: World, { memberId }: Place, kind: Kind | undefined, at = BEGIN): Promise<void> {
  if (!kind || world.switchedOff.has(`${memberId} ${kind}`)) return;
  await db().mailSwitch.create({ data: { memberId, kind, at } });
  world.switchedOff.add(`${memberId} ${kind}`);
}

/** The proof of a place, made once: whoever left keeps theirs, as a page that is still open does. */
export async function proofOf(world: World, { memberId, userId, groupId }: Place, now: Date): Promise<Member> {
  const proof = world.proofs.get(memberId) ?? (await memberFor(userId, groupId, now));
  world.proofs.set(memberId, proof);
  return proof;
}

export async function organizerOfSeries(world: World, seriesId: string, now: Date): Promise<Organizer> {
  const place = world.places.find((one) => one.seriesId === seriesId && one.role === "organizer");
  if (!place) throw new Error("a group without an organizer");
  return organizerFor(place.userId, place.groupId, now);
}
