import { groupLists } from "@/lib/agenda/queries";
import { viewerOf } from "@/lib/auth/access";
import { personalLink } from "@/lib/auth/links";
import { db, transaction } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import type { Accent } from "@/lib/groups/accents";
import { founder } from "@/lib/groups/access";
import { changeGroup, foundGroup } from "@/lib/groups/commands";
import { foundSchema } from "@/lib/groups/schema";
import { openInvite } from "@/lib/invites/access";
import { acceptInvite } from "@/lib/invites/commands";
import { inviteLink } from "@/lib/invites/queries";
import { type Member, memberBy, type Organizer, organizerOf } from "@/lib/members/access";
import type { Answer } from "@/lib/rsvp/answers";
import { answerMeetup } from "@/lib/rsvp/commands";
import { meetups } from "@/lib/schedule/meetups";
import { fromDateColumn, type LocalDate } from "@/lib/time";
import { deriveToken, hashToken } from "@/lib/token";
import { liven } from "./demo-lately";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 364 * DAY;
/** How far ahead people have answered. */
const AHEAD = 28 * DAY;

type Place = {
  group: { kind: string; name: string; cadence: string; time: string; length: string; place: string };
  looks: { description: string; accent: Accent };
  people: readonly string[];
  /** Of those who come. */
  notes: readonly string[];
  /** How many heads a date takes; organizers are asked two days before where fewer come. Null: any number. */
  minimum: number | null;
  /** Whether much happens there. */
  lively: boolean;
};

const EXCUSES = ["Out of town", "Work, sorry", "Next time again"];

const ORGANIZER = "Ada";

const places: readonly Place[] = [
  {
    group: {
      ...{ kind: "bookClub", name: "Tuesday pages", cadence: "FREQ=MONTHLY;BYDAY=1TU", time: "19:00" },
      ...{ length: "120", place: "Café Lindgren, back room" },
    },
    looks: { description: "One book a month, read or not.\nWho hosts the talk brings the cake.", accent: "violet" },
    people: ["Ben", "Chloé", "Dmitri", "Elif", "Femi", "Greta"],
    notes: ["Read half of it", "Bringing cake", "A bit late", "Loved this one", "Could not finish it"],
    minimum: 4,
    lively: false,
  },
  {
    group: {
      ...{ kind: "workout", name: "Saturday workout", cadence: "FREQ=WEEKLY;BYDAY=SA", time: "09:00" },
      ...{ length: "60", place: "At the old bridge" },
    },
    looks: { description: "An hour outside, whatever the weather. Everybody at their own pace.", accent: "teal" },
    people: ["Ben", "Chloé", "Hassan", "Ines", "Jonas", "Kim", "Lucía"],
    notes: ["Knee hurts, going slow", "Five minutes late", "Bringing my brother’s mat"],
    minimum: null,
    lively: true,
  },
];

/** What there is to look at: where to open the organizer's place, and the groups' invites. */
export type Demo = { already: boolean; organizer: string; invites: { group: string; link: string }[] };

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pageKeyOf = (name: string) => deriveToken(env().SECRET, "demo", name);

/** The organizer's device has this key until all is there. */
const UNFINISHED = `${ORGANIZER}, unfinished`;
const keyHashOf = (name: string) => hashToken(pageKeyOf(name));

/**
 * Fills the database with a book club and a workout that have met for a year, by the product's own commands, at the
 * times at which it would have happened. Once: a second call only says where to look. What a call left behind that did
 * not come to its end goes before the next begins.
 */
export async function fillDemo(now: Date): Promise<Demo> {
  const before = await organizerLink();
  if (before) return { already: true, organizer: before, invites: [] };
  await clearUnfinished();
  const random = chance(20);
  const invites: Demo["invites"] = [];
  const groupIds: string[] = [];
  const devices = new Map<string, string>();
  for (const place of places) {
    const organizer = await found(place, devices, new Date(now.getTime() - YEAR), now);
    const link = await inviteLink(organizer, now);
    if (!link) throw new Error("A group that was just founded has an open invite");
    const members: Member[] = [organizer];
    for (const [index, name] of place.people.entries()) {
      const joining = new Date(now.getTime() - YEAR + (index + 1) * (3 + 9 * random()) * DAY);
      members.push(await join(organizer.groupId, link, { name, devices }, { joining, now }));
    }
    await answerAll(members, place.notes, random, now);
    if (place.lively) await liven(organizer, members, now);
    invites.push({ group: place.group.name, link });
    groupIds.push(organizer.groupId);
  }
  await catchUp(groupIds, now);
  await db().device.update({
    where: { pageKeyHash: keyHashOf(UNFINISHED) },
    data: { pageKeyHash: keyHashOf(ORGANIZER) },
    select: { id: true },
  });
  return { already: false, organizer: (await organizerLink()) ?? "", invites };
}

/** Deletes the people of a demo that was never finished, and the groups that its organizer founded. */
async function clearUnfinished(): Promise<void> {
  const known = { devices: { some: { pageKeyHash: keyHashOf(UNFINISHED) } } };
  const names = [UNFINISHED, ...places.flatMap(({ people }) => people)];
  const theirs = { devices: { some: { pageKeyHash: { in: [...new Set(names)].map(keyHashOf) } } } };
  await transaction(async (tx) => {
    if (!(await tx.user.findFirst({ where: known, select: { id: true } }))) return;
    await tx.group.deleteMany({ where: { members: { some: { role: "organizer", user: known } } } });
    await tx.user.deleteMany({ where: theirs });
  });
}

async function organizerLink(): Promise<string | null> {
  const device = await db().device.findUnique({
    where: { pageKeyHash: keyHashOf(ORGANIZER) },
    select: { user: { select: { id: true, personalGeneration: true } } },
  });
  if (!device) return null;
  const { id, personalGeneration } = device.user;
  return personalLink(appUrl(), env().SECRET, { userId: id, personalGeneration });
}

type Devices = Map<string, string>;

const tokensOf = (name: string, devices: Devices) => ({ session: null, device: devices.get(name) ?? null });

async function memberOf(groupId: string, name: string, devices: Devices, now: Date): Promise<Member> {
  const member = await memberBy(tokensOf(name, devices), groupId, now);
  if (!member) throw new Error(`${name} is no member`);
  return member;
}

async function found({ group, looks, minimum }: Place, devices: Devices, at: Date, now: Date): Promise<Organizer> {
  const viewer = await viewerOf(tokensOf(ORGANIZER, devices), at);
  const input = foundSchema.parse({
    ...group,
    ...{ from: fromDateColumn(at), zone: "Europe/Berlin", link: "", you: ORGANIZER, pageKey: pageKeyOf(UNFINISHED) },
  });
  const allowed = founder(viewer);
  const result = allowed && (await foundGroup(allowed, input, at));
  if (!result?.ok) throw new Error(`${group.name} cannot be founded`);
  if (result.device) devices.set(ORGANIZER, result.device.token);
  const organizer = organizerOf(await memberOf(result.groupId, ORGANIZER, devices, now));
  if (!organizer) throw new Error(`${ORGANIZER} is no organizer`);
  await changeGroup(organizer, { name: group.name, ...looks }, at);
  if (minimum !== null) {
    const terms = { minimum, decideBefore: 2 * 24 * 60, ifShort: "ask" } as const;
    await db().plan.updateMany({ where: { series: { groupId: result.groupId } }, data: terms });
  }
  return organizer;
}

/** What ticks would have done in that year: nobody here has an address, and what falls due from now on is still to do. */
async function catchUp(groupIds: string[], now: Date): Promise<void> {
  await db().series.updateMany({ where: { groupId: { in: groupIds } }, data: { wakesAt: now } });
  await db().$executeRaw`
    UPDATE notices n SET settled_at = n.not_before, dropped = 'no_address' FROM members m
    WHERE m.id = n.member_id AND m.group_id = ANY(${groupIds}::uuid[]) AND n.settled_at IS NULL AND n.not_before <= ${now}`;
}

async function join(
  groupId: string,
  link: string,
  { name, devices }: { name: string; devices: Devices },
  { joining, now }: { joining: Date; now: Date },
): Promise<Member> {
  const opened = await openInvite(link.split("/").at(-1) ?? "", joining);
  if (!opened.ok) throw new Error(`The invite is ${opened.reason}`);
  const viewer = await viewerOf(tokensOf(name, devices), joining);
  const press = { viewer, name, zone: "Europe/Berlin", browser: null, pageKey: pageKeyOf(name) };
  const result = await acceptInvite(opened.invitee, press, joining);
  if (!result.ok) throw new Error(`${name} cannot join: ${result.reason}`);
  if (result.device) devices.set(name, result.device.token);
  return memberOf(groupId, name, devices, now);
}

type Given = { member: Member; date: LocalDate; at: Date; answer: Answer; note: string | null };

/** Everybody answers most dates some days before; of those to come the nearer ones. In the order of time. */
async function answerAll(members: Member[], notes: readonly string[], random: () => number, now: Date): Promise<void> {
  const [organizer] = members;
  if (!organizer) return;
  const window = { from: new Date(now.getTime() - YEAR), to: new Date(now.getTime() + AHEAD) };
  const { schedules } = await groupLists(organizer, window, fromDateColumn(window.from));
  const [schedule] = schedules;
  if (!schedule) return;
  const given: Given[] = [];
  for (const { date, startsAt } of meetups(schedule.plans, schedule.rows, window)) {
    for (const member of members) {
      const [mood, days, word, which] = [random(), random(), random(), random()];
      const at = new Date(
        Math.min(startsAt.getTime() - (6 + days * 130) * HOUR, now.getTime() - (1 + days * 40) * HOUR),
      );
      // The organizer is a regular, who says something only where it is not as usual.
      const answer = member === organizer ? (mood < 0.08 ? "out" : null) : answerOf(mood);
      const fitting = answer === "in" ? notes : answer === "out" ? EXCUSES : [];
      const note = word < 0.12 ? (fitting[Math.floor(which * fitting.length)] ?? null) : null;
      if (answer) given.push({ member, date, at, answer, note });
    }
  }
  given.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { member, date, at, answer, note } of given) {
    // Who had not joined yet is refused, as they would have been.
    await answerMeetup(member, { seriesId: schedule.seriesId, date }, { answer, note }, at);
  }
}

function answerOf(mood: number): Answer | null {
  if (mood < 0.6) return "in";
  if (mood < 0.7) return "maybe";
  return mood < 0.88 ? "out" : null;
}
