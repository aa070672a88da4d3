import { randomBytes, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import pg from "pg";
import { answerLink } from "@/lib/answerlinks/links";
import { personalLink } from "@/lib/auth/links";
import { mailLinks } from "@/lib/switches/links";
import { hashToken, randomToken, signToken } from "@/lib/token";
import { LATER, NOW } from "./moment";

/** A guest and the token of a device on which they are known. */
export type Person = { userId: string; name: string; token: string };

/** A group with one series, as founding and joining make it. */
export type World = {
  groupId: string;
  seriesId: string;
  group: string;
  series: string;
  invite: string;
  /** A link into it that was replaced. */
  oldInvite: string;
  person: (name: string) => Person;
  /** The address of one of its dates. */
  meetup: (date: string) => string;
  /** The address of a member's page. */
  member: (name: string) => string;
};

const pool = new pg.Pool({ connectionString: process.env.E2E_DATABASE_URL, max: 2 });
const base = process.env.E2E_BASE_URL ?? "";
const secret = process.env.SECRET ?? "";

/** Asks the app's database. */
export async function ask(query: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const { rows } = await pool.query<Record<string, unknown>>(query, [...values]);
  return rows;
}

async function insert(table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row).map((name) => `"${name}"`);
  const places = columns.map((_, index) => `$${index + 1}`);
  await ask(`INSERT INTO ${table} (${columns}) VALUES (${places})`, Object.values(row));
}

/** Stores a guest who is known on one device. `zone` null: theirs is not known. */
export async function storePerson(name: string, zone: string | null = null): Promise<Person> {
  const person = { userId: randomUUID(), name, token: randomToken() };
  await insert("users", { id: person.userId, name, zone, created_at: NOW });
  const device = { id: randomUUID(), user_id: person.userId, token_hash: hashToken(person.token) };
  await insert("devices", { ...device, created_at: NOW, expires_at: LATER });
  return person;
}

/**
 * Stores a group that meets since January on Saturdays at 09:00 in Berlin, unless said otherwise.
 * @param options.people the first is its organizer and, as founders are, a regular.
 */
export async function storeGroup(
  options: { name?: string; people?: readonly (string | Person)[]; from?: string; rrule?: string; time?: string } = {},
): Promise<World> {
  const { name = "Saturday workout", people = ["Ada", "Bo"], from = "2036-01-05" } = options;
  const [groupId, seriesId, inviteId] = [randomUUID(), randomUUID(), randomUUID()];
  await insert("groups", { id: groupId, kind: "workout", name, created_at: NOW, page_key_hash: randomBytes(32) });
  await insert("series", { id: seriesId, group_id: groupId, name, turn: 1, created_at: NOW });
  const { rrule = "FREQ=WEEKLY;BYDAY=SA", time = "09:00" } = options;
  const when = { from, start_time: time, zone: "Europe/Berlin", rrule, length: 60 };
  await insert("plans", {
    id: randomUUID(),
    series_id: seriesId,
    ...when,
    place: "At the old bridge",
    turn: 1,
    changed_at: NOW,
  });

  const members = new Map<string, { person: Person; memberId: string }>();
  for (const known of people) {
    const person = typeof known === "string" ? await storePerson(known) : known;
    const [memberId, role] = [randomUUID(), members.size === 0 ? "organizer" : "member"];
    const joined = new Date(NOW.getTime() + members.size);
    await insert("members", { id: memberId, group_id: groupId, user_id: person.userId, role, joined_at: joined });
    members.set(person.name, { person, memberId });
    if (role === "organizer") await insertOrganizers({ groupId, seriesId, inviteId, memberId, from });
  }
  const one = (who: string) => {
    const found = members.get(who);
    if (!found) throw new Error(`Nobody in this group is called ${who}`);
    return found;
  };
  const [group, series] = [`/groups/${groupId}`, `/groups/${groupId}/${seriesId}`];
  return {
    ...{ groupId, seriesId, group, series },
    invite: `/join/${signToken(secret, "invite", { id: inviteId, generation: 1 })}`,
    oldInvite: `/join/${signToken(secret, "invite", { id: inviteId, generation: 0 })}`,
    person: (who) => one(who).person,
    meetup: (date) => `${series}/${date}`,
    member: (who) => `${group}/people/${one(who).memberId}`,
  };
}

async function insertOrganizers(ids: {
  groupId: string;
  seriesId: string;
  inviteId: string;
  memberId: string;
  from: string;
}): Promise<void> {
  const { groupId, seriesId, inviteId, memberId, from } = ids;
  await insert("invites", { id: inviteId, group_id: groupId, member_id: memberId, generation: 1, created_at: NOW });
  const standing = { id: randomUUID(), series_id: seriesId, member_id: memberId };
  await insert("standing_answers", { ...standing, ticket: 1, from: new Date(from) });
}

/** Makes this page's browser known as a person. */
export async function becomeKnown(page: Page, person: Person): Promise<void> {
  await page.context().addCookies([{ name: "regulars-device", value: person.token, url: base }]);
}

/** Signs this page's browser in to a new account, beside whom it may know. */
export async function signInAs(page: Page, name: string): Promise<void> {
  const [userId, token] = [randomUUID(), randomToken()];
  await insert("users", { id: userId, name, email: `${userId}@example.org`, email_verified: NOW, created_at: NOW });
  const session = { id: randomUUID(), user_id: userId, token_hash: hashToken(token) };
  await insert("sessions", { ...session, created_at: NOW, expires_at: LATER });
  await page.context().addCookies([{ name: "regulars-session", value: token, url: base }]);
}

/** A person's first personal link. */
export function firstPersonalLink(person: Person): string {
  return personalLink(base, secret, { userId: person.userId, personalGeneration: 0 });
}

/** A member was asked by mail whether they come to a date. @returns the path of the link by which they answer. */
export async function storeAsked(world: World, who: string, date: string): Promise<string> {
  const id = randomUUID();
  const told = { id, member_id: idOf(world, who), series_id: world.seriesId, date, reason: "question", revision: 0 };
  await insert("notices", { ...told, created_at: NOW, settled_at: NOW });
  return answerLink("", secret, id);
}

/** The paths at which a member chooses what is mailed to them: in all their groups, and in this one. */
export function mailLinksOf(world: World, who: string): { all: string; group: string } {
  const [{ choose: all }, { choose: group }] = [
    mailLinks("", secret, { userId: world.person(who).userId }),
    mailLinks("", secret, { memberId: idOf(world, who) }),
  ];
  return { all, group };
}

const idOf = (world: World, who: string) => world.member(who).split("/").at(-1) ?? "";
