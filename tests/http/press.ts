import { operatorSecret } from "@/lib/auth/operator";
import type { Browser } from "./browser";
import { type Done, edited, type Press, renewing, runners } from "./done";
import { calendarActions } from "./press-calendar";
import { decisionActions } from "./press-decisions";
import { mailLinkActions } from "./press-mail";
import { membersActions } from "./press-members";
import { noticeActions } from "./press-notices";
import { actionsForOthers } from "./press-others";
import { regularsActions } from "./press-regulars";
import { accounts, everybody, invites, members, next, organizers, twoEntries } from "./rows";
import type { Actor, World } from "./world";

const commented = ({ groupId, seriesId, commented: date }: World) => `/groups/${groupId}/${seriesId}/${date}`;

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
  "lib/auth/actions.ts#becomeOperator": {
    page: () => `/operator/${operatorSecret(process.env.SECRET ?? "")}`,
    opener: "signedOut",
    fields: { name: "Nora" },
    does: () => {
      const done = (...writes: string[]) => ({ to: "/", writes });
      return renewing(everybody<Done>(done("operators"), { signedOut: done("devices", "operators", "users") }));
    },
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
    inGroup: true,
    fields: { name: "Nora" },
    does: (world) => {
      const done = members<Done>({ to: next(world), writes: [] }, { to: next(world), writes: joining });
      return renewing({ ...done, signedOut: { to: next(world), writes: ["devices", ...joining, "users"].sort() } });
    },
  },
  "lib/invites/actions.ts#makeInvite": {
    page: invites,
    opener: "organizer",
    inGroup: true,
    fields: { label: "Neighbours" },
    does: (world) => runners(invites(world), "audit_entries", "invites"),
  },
  "lib/invites/actions.ts#revokeInvite": {
    page: invites,
    opener: "organizer",
    inGroup: true,
    fields: {},
    does: (world) => runners(invites(world), "audit_entries", "invites"),
  },
  "lib/invites/actions.ts#rotateInvite": {
    page: invites,
    opener: "organizer",
    inGroup: true,
    fields: {},
    does: (world) => runners(invites(world), "invites"),
  },
  ...decisionActions,
  ...membersActions,
  "lib/groups/actions.ts#foundGroup": {
    page: () => "/groups/new/bookClub",
    opener: "signedOut",
    fields: { name: "Page Turners", you: "Nora", zone: "Europe/Berlin" },
    does: () => {
      const to = /^\/groups\/[0-9a-f-]{36}\/welcome$/;
      return renewing(
        everybody<Done>(
          { to, writes: founding },
          {
            signedOut: { to, writes: ["devices", ...founding, "users"].sort() },
            // They will be away some day, there too.
            guest: { to, writes: ["away_tickets", ...founding] },
          },
        ),
      );
    },
  },
  "lib/groups/actions.ts#saveGroup": {
    page: ({ groupId }) => `/groups/${groupId}/settings`,
    opener: "organizer",
    inGroup: true,
    fields: { name: "Walkers", description: "We walk.", accent: "rose" },
    does: ({ groupId }) => runners(`/groups/${groupId}/settings`, "audit_entries", "groups"),
  },
  "lib/groups/actions.ts#addSeries": {
    page: ({ groupId }) => `/groups/${groupId}/settings/series`,
    opener: "organizer",
    inGroup: true,
    fields: { name: "Summer run" },
    does: ({ groupId }) => {
      const to = new RegExp(`^/groups/${groupId}/[0-9a-f-]{36}$`);
      // The guest of the group will be away some day.
      const writes = ["audit_entries", "away_tickets", "plans", "series", "standing_answers"];
      return renewing(organizers<Done>({ to, writes }, "refused"));
    },
  },
  "lib/groups/actions.ts#deleteGroup": {
    page: ({ groupId }) => `/groups/${groupId}/settings/delete`,
    opener: "organizer",
    inGroup: true,
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
    inGroup: true,
    fields: { name: "Night run", description: "Bring a lamp." },
    does: ({ groupId }) => runners(`/groups/${groupId}/settings`, "audit_entries", "series"),
  },
  "lib/edits/actions.ts#saveEdit": {
    page: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}/end`,
    opener: "organizer",
    inGroup: true,
    fields: {},
    does: ({ groupId, seriesId }) =>
      edited(`/groups/${groupId}/${seriesId}`, "audit_entries", "edits", "plans", "series"),
  },
  "lib/edits/actions.ts#takeBack": {
    page: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}`,
    opener: "organizer",
    inGroup: true,
    fields: {},
    does: ({ groupId, seriesId }) => runners(`/groups/${groupId}/${seriesId}`, "audit_entries", "edits", "series"),
  },
  "lib/rsvp/actions.ts#answer": {
    page: next,
    opener: "guest",
    inGroup: true,
    fields: { answer: "in", note: "late" },
    does: (world) =>
      renewing(members<Done>({ to: next(world), writes: ["meetups", "notices", "rsvps", "series"] }, "refused")),
  },
  "lib/comments/actions.ts#saveComment": {
    page: next,
    opener: "guest",
    inGroup: true,
    fields: { text: "See you there" },
    does: (world) =>
      renewing(members<Done>({ to: `${next(world)}#comments`, writes: ["comments", "meetups", "series"] }, "refused")),
  },
  "lib/comments/actions.ts#deleteComment": {
    page: commented,
    opener: "guest",
    inGroup: true,
    fields: {},
    does: (world) => {
      const done = { to: `${commented(world)}#comments`, writes: ["comments", "series"] };
      return renewing(everybody<Done>("refused", { guest: done }));
    },
  },
  "lib/comments/actions.ts#removeComment": {
    page: commented,
    opener: "organizer",
    inGroup: true,
    fields: {},
    does: (world) => runners(`${commented(world)}#comments`, "audit_entries", "comments", "series"),
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
    inGroup: true,
    fields: {},
    does: ({ groupId }) => runners(`/groups/${groupId}`, "audit_entries", "members", "series"),
  },
  ...calendarActions,
  ...actionsForOthers,
  ...regularsActions,
  ...noticeActions,
  ...mailLinkActions,
  "lib/mail/actions.ts#askSignIn": {
    page: () => "/sign-in",
    opener: "signedOut",
    fields: { email: "ada@example.org" },
    does: () => everybody<Done>({ to: "/sign-in/sent", writes: ["mails", "sign_in_tokens"] }),
  },
};

/** Opens the page of an action's form as one who may, and gives the form. */
export async function openForm(action: string, world: World, browser: (cookies: World["cookies"][Actor]) => Browser) {
  const press = actions[action];
  if (!press) throw new Error(`The table has no ${action}`);
  await press.first?.(world);
  return browser(world.cookies[press.opener]).form(press.page(world), action);
}
