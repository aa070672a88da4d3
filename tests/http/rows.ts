import { env } from "@/lib/env";
import { addDays } from "@/lib/time";
import { signToken } from "@/lib/token";
import type { Actor, World } from "./world";

/** What somebody gets: the page, the page for what does not exist, or a redirect to another. */
export type Seen = "page" | "notFound" | ((world: World) => string);

export type Row<Outcome> = Readonly<Record<Actor, Outcome>>;

/** The same for each actor, `but` for those named; `both` goes as the account does. */
export function everybody<Outcome>(outcome: Outcome, but: Partial<Row<Outcome>> = {}): Row<Outcome> {
  const { signedOut = outcome, outsider = outcome, removed = outcome, guest = outcome } = but;
  const { account = outcome, coOrganizer = outcome, organizer = outcome, both = account } = but;
  return { signedOut, outsider, removed, guest, account, coOrganizer, organizer, both };
}

/** One outcome for members of the group of any role, another for everybody else. */
export function members<Outcome>(theirs: Outcome, others: Outcome): Row<Outcome> {
  return everybody(theirs, { signedOut: others, outsider: others, removed: others });
}

/** One outcome for the organizer and co-organizers, another for everybody else. */
export function organizers<Outcome>(theirs: Outcome, others: Outcome): Row<Outcome> {
  return { ...members(theirs, others), guest: others, account: others, both: others };
}

/** One outcome for who is signed in to an account, another for guests and strangers. */
export function accounts<Outcome>(theirs: Outcome, others: Outcome): Row<Outcome> {
  return { ...members(theirs, others), guest: others };
}

/** The page of the group's next date. */
export const next = ({ groupId, seriesId, date }: World) => `/groups/${groupId}/${seriesId}/${date}`;

/** The page of the date two weeks before: it has begun, and everybody was a member by then. */
export const last = ({ groupId, seriesId, date }: World) => `/groups/${groupId}/${seriesId}/${addDays(date, -14)}`;
/** The page of being a regular of the group's series. */
export const regular = ({ groupId, seriesId }: World) => `/groups/${groupId}/${seriesId}/regular`;

/** The page of the group's invites. */
export const invites = ({ groupId }: World) => `/groups/${groupId}/invites`;

/** The preview of merging the guest beside `both` into the account's entry. */
export const twoEntries = ({ groupId, beside, people }: World) =>
  `/groups/${groupId}/people/${beside.memberId}/merge?into=${people.account.memberId}`;

/**
 * An address of the table of routes, with what its braces stand for: `{invite}` for the token of a link into the group,
 * `{feed}` and `{groupFeed}` for those of the guest's calendars, `{mail}` and `{groupMail}` for those of the guest's mail, `{group}` and `{series}` for the ids of a group and a
 * series, `{date}` for its next date and `{next}` for the page of that.
 */
export function addressOf(path: string, world: World): string {
  const { userId, memberId } = world.people.guest;
  const token = (kind: "feed" | "groupFeed", id: string) => signToken(env().SECRET, kind, { id, generation: 0 });
  const stands: Readonly<Record<string, string>> = {
    "{invite}": world.invite,
    "{feed}": token("feed", userId),
    "{groupFeed}": token("groupFeed", memberId),
    "{mail}": world.mail,
    "{groupMail}": world.groupMail,
    "{group}": world.groupId,
    "{series}": world.seriesId,
    "{date}": world.date,
    "{next}": next(world),
  };
  return path.replaceAll(/\{\w+\}/g, (name) => stands[name] ?? name);
}
