import { operatorSecret } from "@/lib/auth/operator";
import { mailboxSecret } from "@/lib/mail/mailbox";
import type { Browser } from "./browser";
import type { Actor, World } from "./world";

/** What somebody gets: the page, the page for what does not exist, or a redirect to another. */
export type Seen = "page" | "notFound" | ((world: World) => string);

type Row<Outcome> = Readonly<Record<Actor, Outcome>>;

function everybody<Outcome>(outcome: Outcome, but: Partial<Row<Outcome>> = {}): Row<Outcome> {
  const { signedOut = outcome, outsider = outcome, removed = outcome, guest = outcome } = but;
  const { account = outcome, coOrganizer = outcome, organizer = outcome } = but;
  return { signedOut, outsider, removed, guest, account, coOrganizer, organizer };
}

function members<Outcome>(theirs: Outcome, others: Outcome): Row<Outcome> {
  return everybody(theirs, { signedOut: others, outsider: others, removed: others });
}

function organizers<Outcome>(theirs: Outcome, others: Outcome): Row<Outcome> {
  return { ...members(theirs, others), guest: others, account: others };
}

const next = ({ groupId, seriesId, date }: World) => `/groups/${groupId}/${seriesId}/${date}`;

/** Every page: an address of it, and what each gets there. */
export const pages: Readonly<Record<string, { at: (world: World) => string; sees: Row<Seen> }>> = {
  "app/page.tsx": { at: () => "/", sees: everybody("page") },
  "app/[...nowhere]/page.tsx": { at: () => "/nowhere/at/all", sees: everybody<Seen>("notFound") },
  "app/me/page.tsx": { at: () => "/me", sees: everybody<Seen>("page", { signedOut: "notFound" }) },
  "app/groups/new/page.tsx": { at: () => "/groups/new", sees: everybody("page") },
  "app/groups/new/[kind]/page.tsx": { at: () => "/groups/new/bookClub", sees: everybody("page") },
  "app/groups/[group]/page.tsx": { at: ({ groupId }) => `/groups/${groupId}`, sees: members<Seen>("page", "notFound") },
  "app/groups/[group]/welcome/page.tsx": {
    at: ({ groupId }) => `/groups/${groupId}/welcome`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/settings/page.tsx": {
    at: ({ groupId }) => `/groups/${groupId}/settings`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/settings/series/page.tsx": {
    at: ({ groupId }) => `/groups/${groupId}/settings/series`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/settings/delete/page.tsx": {
    at: ({ groupId }) => `/groups/${groupId}/settings/delete`,
    sees: everybody<Seen>("notFound", { organizer: "page" }),
  },
  "app/groups/[group]/[series]/settings/page.tsx": {
    at: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}/settings`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/end/page.tsx": {
    at: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}/end`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/recover/[token]/page.tsx": { at: ({ deleted }) => `/recover/${deleted.recovery}`, sees: everybody("page") },
  "app/groups/[group]/people/[member]/page.tsx": {
    at: ({ groupId, people }) => `/groups/${groupId}/people/${people.guest.memberId}`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/page.tsx": {
    at: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}`,
    sees: members<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/[date]/page.tsx": { at: next, sees: members<Seen>("page", "notFound") },
  "app/join/[token]/page.tsx": { at: ({ invite }) => `/join/${invite}`, sees: members<Seen>(next, "page") },
  // Its address is its secret: whoever reads the log of the first start may.
  "app/operator/[secret]/page.tsx": {
    at: () => `/operator/${operatorSecret(process.env.SECRET ?? "")}`,
    sees: everybody("page"),
  },
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

/** Every route handler: addresses below it with the status that each method gets there, from everybody alike. */
export const routes: Readonly<Record<string, readonly [method: string, path: string, status: number][]>> = {
  "app/api/health/route.ts": [
    ["GET", "/api/health", 200],
    ["HEAD", "/api/health", 200],
    ["POST", "/api/health", 405],
    ["DELETE", "/api/health", 405],
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
    ["POST", "/api/auth/callback/credentials", 400],
    ["GET", "/api/auth/anything", 404],
  ],
};

/** What becomes of a post: where it leads and which tables it writes; or refused, which writes nothing. */
export type Done = "refused" | { to: string | RegExp; writes: readonly string[] };

type Fields = Readonly<Record<string, string | string[]>>;

/** A press of an action's form by each, on a page that `opener` was given. */
export type Press = {
  page: (world: World) => string;
  opener: Actor;
  fields: Fields;
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
};

/** The browser is renewed by everything that somebody known does. */
function renewing(row: Row<Done>): Row<Done> {
  const entries = Object.entries(row) as [Actor, Done][];
  const all = entries.map(([actor, done]) => [
    actor,
    done === "refused" ? done : { ...done, writes: [...new Set([...done.writes, ...renewed[actor]])].sort() },
  ]);
  return Object.fromEntries(all) as Row<Done>;
}

const founding = ["groups", "invites", "members", "plans", "series", "standing_answers"];
const joining = ["invites", "members", "series"];

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
  "lib/auth/actions.ts#becomeOperator": {
    page: () => `/operator/${operatorSecret(process.env.SECRET ?? "")}`,
    opener: "signedOut",
    fields: { name: "Nora" },
    does: () => {
      const done = (...writes: string[]) => ({ to: "/", writes });
      return renewing(everybody<Done>(done("operators"), { signedOut: done("devices", "operators", "users") }));
    },
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
  "lib/invites/actions.ts#rotateInvite": {
    page: ({ groupId }) => `/groups/${groupId}`,
    opener: "organizer",
    fields: {},
    does: ({ groupId }) => renewing(organizers<Done>({ to: `/groups/${groupId}`, writes: ["invites"] }, "refused")),
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
  "lib/groups/actions.ts#saveGroup": {
    page: ({ groupId }) => `/groups/${groupId}/settings`,
    opener: "organizer",
    fields: { name: "Walkers", description: "We walk.", accent: "rose" },
    does: ({ groupId }) => {
      const done = { to: `/groups/${groupId}/settings`, writes: ["audit_entries", "groups"] };
      return renewing(organizers<Done>(done, "refused"));
    },
  },
  "lib/groups/actions.ts#addSeries": {
    page: ({ groupId }) => `/groups/${groupId}/settings/series`,
    opener: "organizer",
    fields: { name: "Summer run" },
    does: ({ groupId }) => {
      const to = new RegExp(`^/groups/${groupId}/[0-9a-f-]{36}$`);
      const writes = ["audit_entries", "plans", "series", "standing_answers"];
      return renewing(organizers<Done>({ to, writes }, "refused"));
    },
  },
  "lib/groups/actions.ts#deleteGroup": {
    page: ({ groupId }) => `/groups/${groupId}/settings/delete`,
    opener: "organizer",
    fields: { name: "Runners" },
    does: () => {
      const done = { to: /^\/recover\/[\w-]{40,60}$/, writes: ["audit_entries", "groups", "series"] };
      return renewing(everybody<Done>("refused", { organizer: done }));
    },
  },
  "lib/groups/actions.ts#restoreGroup": {
    page: ({ deleted }) => `/recover/${deleted.recovery}`,
    opener: "signedOut",
    fields: {},
    does: ({ deleted }) => {
      const done = (to: string) => ({ to, writes: ["audit_entries", "groups", "series"] });
      return renewing(everybody<Done>(done("/"), { organizer: done(`/groups/${deleted.groupId}`) }));
    },
  },
  "lib/edits/actions.ts#saveSeries": {
    page: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}/settings`,
    opener: "organizer",
    fields: { name: "Night run", description: "Bring a lamp." },
    does: ({ groupId }) => {
      const done = { to: `/groups/${groupId}/settings`, writes: ["audit_entries", "series"] };
      return renewing(organizers<Done>(done, "refused"));
    },
  },
  "lib/edits/actions.ts#endSeries": {
    page: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}/end`,
    opener: "organizer",
    fields: {},
    does: ({ groupId }) => {
      const done = { to: `/groups/${groupId}/settings`, writes: ["audit_entries", "plans", "series"] };
      return renewing(organizers<Done>(done, "refused"));
    },
  },
  "lib/rsvp/actions.ts#answer": {
    page: next,
    opener: "guest",
    fields: { answer: "in", note: "late" },
    does: (world) => renewing(members<Done>({ to: next(world), writes: ["meetups", "rsvps", "series"] }, "refused")),
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
