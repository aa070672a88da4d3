import type { Actor, World } from "./world";

/** What somebody gets: the page, the page for what does not exist, or a redirect to another. */
export type Seen = "page" | "notFound" | ((world: World) => string);

export type Row<Outcome> = Readonly<Record<Actor, Outcome>>;

export function everybody<Outcome>(outcome: Outcome, but: Partial<Row<Outcome>> = {}): Row<Outcome> {
  const { signedOut = outcome, outsider = outcome, removed = outcome, guest = outcome } = but;
  const { account = outcome, coOrganizer = outcome, organizer = outcome, both = account } = but;
  return { signedOut, outsider, removed, guest, account, coOrganizer, organizer, both };
}

export function members<Outcome>(theirs: Outcome, others: Outcome): Row<Outcome> {
  return everybody(theirs, { signedOut: others, outsider: others, removed: others });
}

export function organizers<Outcome>(theirs: Outcome, others: Outcome): Row<Outcome> {
  return { ...members(theirs, others), guest: others, account: others, both: others };
}

export function accounts<Outcome>(theirs: Outcome, others: Outcome): Row<Outcome> {
  return { ...members(theirs, others), guest: others };
}

export const next = ({ groupId, seriesId, date }: World) => `/groups/${groupId}/${seriesId}/${date}`;

export const invites = ({ groupId }: World) => `/groups/${groupId}/invites`;
export const twoEntries = ({ groupId, beside, people }: World) =>
  `/groups/${groupId}/people/${beside.memberId}/merge?into=${people.account.memberId}`;
