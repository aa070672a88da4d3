import { mailboxSecret } from "@/lib/mail/mailbox";
import type { Browser } from "./browser";
import type { Actor, World } from "./world";

/** What somebody gets: the page, the page for what does not exist, or a redirect to another. */
export type Seen = "page" | "notFound" | ((world: World) => string);

type Row<Outcome> = Readonly<Record<Actor, Outcome>>;

function everybody<Outcome>(outcome: Outcome, but: Partial<Row<Outcome>> = {}): Row<Outcome> {
  const { signedOut = outcome, outsider = outcome, removed = outcome, guest = outcome } = but;
  const { account = outcome, coOrganizer = outcome, organizer = outcome, both = account } = but;
  return { signedOut, outsider, removed, guest, account, coOrganizer, organizer, both };
}

function members<Outcome>(theirs: Outcome, others: Outcome): Row<Outcome> {
  return everybody(theirs, { signedOut: others, outsider: others, removed: others });
}

function organizers<Outcome>(theirs: Outcome, others: Outcome): Row<Outcome> {
  return { ...members(theirs, others), guest: others, account: others, both: others };
}

function accounts<Outcome>(theirs: Outcome, others: Outcome): Row<Outcome> {
  return { ...members(theirs, others), guest: others };
}

const next = ({ groupId, seriesId, date }: World) => `/groups/${groupId}/${seriesId}/${date}`;

const invites = ({ groupId }: World) => `/groups/${groupId}/invites`;
const twoEntries = ({ groupId, beside, people }: World) =>
  `/groups/${groupId}/people/${beside.memberId}/merge?into=${people.account.memberId}`;

/** Every page: an address of it, and what each gets there. */
export const pages: Readonly<Record<string, { at: (world: World) => string; sees: Row<Seen> }>> = {
  "app/page.tsx": { at: () => "/", sees: everybody("page") },
  "app/[...nowhere]/page.tsx": { at: () => "/nowhere/at/all", sees: everybody<Seen>("notFound") },
  "app/me/page.tsx": { at: () => "/me", sees: everybody<Seen>("page", { signedOut: "notFound" }) },
  "app/bring-along/page.tsx": { at: () => "/bring-along", sees: everybody<Seen>("notFound", { both: "page" }) },
  "app/groups/new/page.tsx": { at: () => "/groups/new", sees: everybody("page") },
  "app/groups/new/[kind]/page.tsx": { at: () => "/groups/new/bookClub", sees: everybody("page") },
  "app/groups/[group]/page.tsx": { at: ({ groupId }) => `/groups/${groupId}`, sees: members<Seen>("page", "notFound") },
  "app/groups/[group]/welcome/page.tsx": {
    at: ({ groupId }) => `/groups/${groupId}/welcome`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/invites/page.tsx": {
    at: invites,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/people/page.tsx": {
    at: ({ groupId }) => `/groups/${groupId}/people`,
    sees: members<Seen>("page", "notFound"),
  },
  "app/groups/[group]/audit/page.tsx": {
    at: ({ groupId }) => `/groups/${groupId}/audit`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/leave/page.tsx": {
    at: ({ groupId }) => `/groups/${groupId}/leave`,
    sees: members<Seen>("page", "notFound"),
  },
  "app/groups/[group]/people/[member]/page.tsx": {
    at: ({ groupId, people }) => `/groups/${groupId}/people/${people.guest.memberId}`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/people/[member]/merge/page.tsx": {
    at: twoEntries,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/page.tsx": {
    at: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}`,
    sees: members<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/[date]/page.tsx": { at: next, sees: members<Seen>("page", "notFound") },
  "app/join/[token]/page.tsx": { at: ({ invite }) => `/join/${invite}`, sees: members<Seen>(next, "page") },
  "app/personal/page.tsx": { at: () => "/personal", sees: everybody("page") },
  "app/personal/[token]/page.tsx": { at: ({ personal }) => `/personal/${personal}`, sees: everybody("page") },
  "app/sign-in/page.tsx": { at: () => "/sign-in", sees: everybody("page") },
  "app/sign-in/sent/page.tsx": { at: () => "/sign-in/sent", sees: everybody("page") },
  "app/sign-in/open/page.tsx": {
    at: () => "/sign-in/open?token=made-up&email=ada@example.org",
    sees: everybody("page"),
  },
  // Its address is its secret: whoever reads the log may.
  "app/mailbox/[secret]/page.tsx": {
    at: () => `/mailbox/${mailboxSecret(process.env.SECRET ?? "")}`,
    sees: everybody("page"),
  },
};

/**
 * Every route handler: addresses below it with the status that each method gets there, from everybody alike. `{invite}`
 * stands for the token of a link into the group.
 */
export const routes: Readonly<Record<string, readonly [method: string, path: string, status: number][]>> = {
  "app/api/health/route.ts": [
    ["GET", "/api/health", 200],
    ["HEAD", "/api/health", 200],
    ["POST", "/api/health", 405],
    ["DELETE", "/api/health", 405],
  ],
  "app/api/join/[token]/picture/route.tsx": [
    ["GET", "/api/join/{invite}/picture", 200],
    ["HEAD", "/api/join/{invite}/picture", 200],
    ["POST", "/api/join/{invite}/picture", 405],
    ["GET", "/api/join/made-up/picture", 404],
  ],
  // Here nobody vouches for people; with an issuer: openid.http.ts.
  "app/sign-in/openid/route.ts": [
    ["GET", "/sign-in/openid", 405],
    ["HEAD", "/sign-in/openid", 405],
    ["POST", "/sign-in/openid", 404],
  ],
  "app/api/auth/[...nextauth]/route.ts": [
    ["GET", "/api/auth/csrf", 200],
    ["GET", "/api/auth/signin", 302],
    ["GET", "/api/auth/signin/email", 404],
    ["POST", "/api/auth/signin/email", 404],
    ["GET", "/api/auth/error", 302],
    ["GET", "/api/auth/signout", 302],
    ["GET", "/api/auth/session", 404],
    ["POST", "/api/auth/session", 404],
    ["GET", "/api/auth/providers", 404],
    ["GET", "/api/auth/verify-request", 404],
    ["POST", "/api/auth/_log", 404],
    ["GET", "/api/auth/callback/email?token=made-up&email=ada@example.org", 405],
    ["HEAD", "/api/auth/callback/email?token=made-up&email=ada@example.org", 405],
    ["POST", "/api/auth/callback/email?token=made-up&email=ada@example.org", 302],
    ["POST", "/api/auth/callback/email?token=%00&email=ada@example.org", 400],
    ["POST", "/api/auth/callback/credentials", 404],
    ["POST", "/api/auth/signin/openid", 404],
    ["POST", "/api/auth/callback/openid?code=made-up&state=made-up", 405],
    ["GET", "/api/auth/callback/openid?code=made-up&state=made-up", 400],
    ["GET", "/api/auth/anything", 404],
  ],
};

/**
 * What becomes of a post: where it leads and which tables it writes; or what writes nothing: refused as if nothing were
 * there, or told in words on the page.
 */
export type Done = "refused" | "told" | { to: string | RegExp; writes: readonly string[] };

type Fields = Readonly<Record<string, string | string[]>>;

/** A press of an action's form by each, on a page that `opener` was given. */
export type Press = {
  page: (world: World) => string;
  opener: Actor;
  fields: Fields;
  /** Whom it is done to; everybody else stays as they are. */
  on?: Exclude<Actor, "signedOut">;
  does: (world: World) => Row<Done>;
};

const renewed: Row<readonly string[]> = {
  signedOut: [],
  outsider: ["devices"],
  removed: ["devices"],
  guest: ["devices"],
  account: ["sessions"],
  coOrganizer: ["sessions"],
  organizer: ["sessions"],
  both: ["devices", "sessions"],
};

/** The browser is renewed by everything that somebody known does. */
function renewing(row: Row<Done>): Row<Done> {
  const entries = Object.entries(row) as [Actor, Done][];
  const all = entries.map(([actor, done]) => [
    actor,
    typeof done === "string" ? done : { ...done, writes: [...new Set([...done.writes, ...renewed[actor]])].sort() },
  ]);
  return Object.fromEntries(all) as Row<Done>;
}

/** For the organizer alone; co-organizers are refused as everybody else. */
function organizer(theirs: Done): Row<Done> {
  return renewing(everybody<Done>("refused", { organizer: theirs }));
}

const people = ({ groupId }: World) => `/groups/${groupId}/people`;
const pageOf = (actor: Exclude<Actor, "signedOut">) => (world: World) =>
  `${people(world)}/${world.people[actor].memberId}`;

const founding = ["groups", "invites", "members", "plans", "series", "standing_answers"];
const joining = ["invites", "members", "series"];

const nothingToBring = accounts<Done>({ to: "/", writes: [] }, "refused");

/** Every server action, as "file#function". */
export const actions: Readonly<Record<string, Press>> = {
  "lib/auth/actions.ts#usePersonalLink": {
    page: ({ personal }) => `/personal/${personal}`,
    opener: "signedOut",
    fields: {},
    does: () => everybody<Done>({ to: "/", writes: ["devices"] }),
  },
  "lib/auth/actions.ts#rotatePersonalLink": {
    page: () => "/me",
    opener: "guest",
    fields: {},
    // Whoever is known by a device keeps this one; the account has none to lose.
    does: () => renewing(everybody<Done>({ to: "/me", writes: ["users"] }, { signedOut: "refused" })),
  },
  "lib/auth/actions.ts#saveProfile": {
    page: () => "/me",
    opener: "guest",
    fields: { name: "Mallory", zone: "Asia/Tokyo" },
    does: () => renewing(everybody<Done>({ to: "/me", writes: ["users"] }, { signedOut: "refused" })),
  },
  "lib/auth/actions.ts#signOutBrowser": {
    page: () => "/me",
    opener: "guest",
    fields: {},
    does: () => everybody<Done>("refused", { guest: { to: "/me", writes: ["devices"] } }),
  },
  "lib/auth/actions.ts#signOutElsewhere": {
    page: () => "/me",
    opener: "guest",
    fields: {},
    does: () => renewing(everybody<Done>({ to: "/me", writes: [] }, { signedOut: "refused" })),
  },
  "lib/auth/actions.ts#signOut": {
    page: () => "/me",
    opener: "guest",
    fields: {},
    does: () => renewing(everybody<Done>({ to: "/", writes: [] })),
  },
  "lib/invites/actions.ts#join": {
    page: ({ invite }) => `/join/${invite}`,
    opener: "signedOut",
    fields: { name: "Nora" },
    does: (world) => {
      const done = members<Done>({ to: next(world), writes: [] }, { to: next(world), writes: joining });
      return renewing({ ...done, signedOut: { to: next(world), writes: ["devices", ...joining, "users"].sort() } });
    },
  },
  "lib/invites/actions.ts#makeInvite": {
    page: invites,
    opener: "organizer",
    fields: { label: "Neighbours" },
    does: (world) =>
      renewing(organizers<Done>({ to: invites(world), writes: ["audit_entries", "invites"] }, "refused")),
  },
  "lib/invites/actions.ts#revokeInvite": {
    page: invites,
    opener: "organizer",
    fields: {},
    does: (world) =>
      renewing(organizers<Done>({ to: invites(world), writes: ["audit_entries", "invites"] }, "refused")),
  },
  "lib/invites/actions.ts#rotateInvite": {
    page: invites,
    opener: "organizer",
    fields: {},
    does: (world) => renewing(organizers<Done>({ to: invites(world), writes: ["invites"] }, "refused")),
  },
  "lib/members/actions.ts#giveRole": {
    page: pageOf("guest"),
    opener: "organizer",
    fields: {},
    on: "guest",
    does: (world) => organizer({ to: people(world), writes: ["audit_entries", "members"] }),
  },
  "lib/members/actions.ts#handOver": {
    page: pageOf("guest"),
    opener: "organizer",
    fields: {},
    on: "guest",
    does: (world) => organizer({ to: people(world), writes: ["audit_entries", "members"] }),
  },
  "lib/members/actions.ts#removeMember": {
    page: pageOf("guest"),
    opener: "coOrganizer",
    fields: {},
    on: "guest",
    does: (world) =>
      renewing(organizers<Done>({ to: people(world), writes: ["audit_entries", "members", "series"] }, "refused")),
  },
  "lib/members/actions.ts#readmitMember": {
    page: people,
    opener: "organizer",
    fields: {},
    does: (world) => renewing(organizers<Done>({ to: people(world), writes: ["audit_entries", "members"] }, "refused")),
  },
  "lib/members/actions.ts#leaveGroup": {
    page: ({ groupId }) => `/groups/${groupId}/leave`,
    opener: "guest",
    fields: { nameless: "yes" },
    // The last organizer is told in words to name somebody, on the page itself.
    does: () =>
      renewing({
        ...members<Done>({ to: "/", writes: ["members", "series"] }, "refused"),
        organizer: "told",
      }),
  },
  "lib/groups/actions.ts#foundGroup": {
    page: () => "/groups/new/bookClub",
    opener: "signedOut",
    fields: { name: "Page Turners", you: "Nora", zone: "Europe/Berlin" },
    does: () => {
      const to = /^\/groups\/[0-9a-f-]{36}\/welcome$/;
      return renewing(
        everybody<Done>(
          { to, writes: founding },
          { signedOut: { to, writes: ["devices", ...founding, "users"].sort() } },
        ),
      );
    },
  },
  "lib/rsvp/actions.ts#answer": {
    page: next,
    opener: "guest",
    fields: { answer: "in", note: "late" },
    does: (world) => renewing(members<Done>({ to: next(world), writes: ["meetups", "rsvps", "series"] }, "refused")),
  },
  "lib/people/actions.ts#bringAlong": {
    page: () => "/bring-along",
    opener: "both",
    fields: {},
    // They are members both: the two memberships become one.
    does: () => renewing({ ...nothingToBring, both: { to: "/", writes: ["devices", "members", "series", "users"] } }),
  },
  "lib/people/actions.ts#bringAlongLater": {
    page: () => "/bring-along",
    opener: "both",
    fields: {},
    does: () => renewing(nothingToBring),
  },
  "lib/people/actions.ts#forgetGuest": {
    page: () => "/bring-along",
    opener: "both",
    fields: {},
    does: () => renewing({ ...nothingToBring, both: { to: "/", writes: ["devices"] } }),
  },
  "lib/people/actions.ts#mergeMembers": {
    page: twoEntries,
    opener: "organizer",
    fields: {},
    does: ({ groupId }) => {
      const done = { to: `/groups/${groupId}`, writes: ["audit_entries", "members", "series"] };
      return renewing(organizers<Done>(done, "refused"));
    },
  },
  "lib/mail/actions.ts#askSignIn": {
    page: () => "/sign-in",
    opener: "signedOut",
    fields: { email: "ada@example.org" },
    does: () => everybody<Done>({ to: "/sign-in/sent", writes: ["mails", "sign_in_tokens"] }),
  },
};

/** Opens the page of an action's form as one who may, and gives the form. */
export function openForm(action: string, world: World, browser: (cookies: World["cookies"][Actor]) => Browser) {
  const press = actions[action];
  if (!press) throw new Error(`The table has no ${action}`);
  return browser(world.cookies[press.opener]).form(press.page(world), action);
}
