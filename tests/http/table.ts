import { operatorSecret } from "@/lib/auth/operator";
import { mailboxSecret } from "@/lib/mail/mailbox";
import { everybody, invites, last, members, next, organizers, type Row, regular, type Seen, twoEntries } from "./rows";
import type { World } from "./world";

/** Every page: an address of it, and what each gets there. */
export const pages: Readonly<Record<string, { at: (world: World) => string; sees: Row<Seen> }>> = {
  "app/page.tsx": { at: () => "/", sees: everybody("page") },
  "app/[...nowhere]/page.tsx": { at: () => "/nowhere/at/all", sees: everybody<Seen>("notFound") },
  "app/me/calendar/page.tsx": { at: () => "/me/calendar", sees: everybody<Seen>("page", { signedOut: "notFound" }) },
  "app/groups/[group]/calendar/page.tsx": {
    at: ({ groupId }) => `/groups/${groupId}/calendar`,
    sees: members<Seen>("page", "notFound"),
  },
  "app/me/away/page.tsx": {
    at: ({ date }) => `/me/away?from=${date}&to=${date}`,
    sees: everybody<Seen>("page", { signedOut: "notFound" }),
  },
  "app/groups/[group]/[series]/regular/page.tsx": {
    at: regular,
    sees: members<Seen>("page", "notFound"),
  },
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
  "app/groups/[group]/[series]/change/page.tsx": {
    at: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}/change`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/pause/page.tsx": {
    at: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}/pause`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/end/page.tsx": {
    at: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}/end`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/add/page.tsx": {
    at: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}/add`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/[date]/change/page.tsx": {
    at: (world) => `${next(world)}/change`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/[date]/cancel/page.tsx": {
    at: (world) => `${next(world)}/cancel`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/[date]/restore/page.tsx": {
    at: (world) => `${next(world)}/restore`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/[date]/decide/page.tsx": {
    at: (world) => `${next(world)}/decide`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/alive/page.tsx": {
    at: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}/alive`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/[date]/answer/page.tsx": {
    at: (world) => `${next(world)}/answer`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/[date]/turnout/page.tsx": {
    at: (world) => `${last(world)}/turnout`,
    sees: organizers<Seen>("page", "notFound"),
  },
  "app/groups/[group]/[series]/history/page.tsx": {
    at: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}/history`,
    sees: members<Seen>("page", "notFound"),
  },
  "app/groups/[group]/people/[member]/history/page.tsx": {
    at: ({ groupId, people }) => `/groups/${groupId}/people/${people.guest.memberId}/history`,
    sees: members<Seen>("page", "notFound"),
  },
  "app/recover/[token]/page.tsx": { at: ({ deleted }) => `/recover/${deleted.recovery}`, sees: everybody("page") },
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
  // Whoever runs the instance, and nobody of this world does: operations.http.ts.
  "app/operator/page.tsx": { at: () => "/operator", sees: everybody<Seen>("notFound") },
  // Its address is its secret: whoever reads the log of the first start may.
  "app/operator/[secret]/page.tsx": {
    at: () => `/operator/${operatorSecret(process.env.SECRET ?? "")}`,
    sees: everybody("page"),
  },
  "app/personal/page.tsx": { at: () => "/personal", sees: everybody("page") },
  "app/personal/[token]/page.tsx": { at: ({ personal }) => `/personal/${personal}`, sees: everybody("page") },
  // Their address is their secret: they lie in a mail, and open on any device.
  "app/answer/[token]/page.tsx": { at: ({ answer }) => `/answer/${answer}?answer=maybe`, sees: everybody("page") },
  "app/mail/[token]/page.tsx": { at: ({ mail }) => `/mail/${mail}`, sees: everybody("page") },
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
 * Every route handler: addresses below it (as `addressOf` reads them) with the status that each method gets there, from
 * everybody alike or from each.
 */
export const routes: Readonly<Record<string, readonly [method: string, path: string, status: number | Row<number>][]>> =
  {
    // Their address is their secret.
    "app/api/feeds/[token]/calendar.ics/route.ts": [
      ["GET", "/api/feeds/{feed}/calendar.ics", 200],
      ["HEAD", "/api/feeds/{feed}/calendar.ics", 200],
      ["GET", "/api/feeds/{groupFeed}/calendar.ics", 200],
      ["POST", "/api/feeds/{feed}/calendar.ics", 405],
      ["GET", "/api/feeds/{invite}/calendar.ics", 404],
      ["GET", "/api/feeds/made-up/calendar.ics", 404],
    ],
    "app/api/feeds/[token]/[series]/calendar.ics/route.ts": [
      ["GET", "/api/feeds/{groupFeed}/{series}/calendar.ics", 200],
      ["HEAD", "/api/feeds/{groupFeed}/{series}/calendar.ics", 200],
      ["POST", "/api/feeds/{groupFeed}/{series}/calendar.ics", 405],
      ["GET", "/api/feeds/{feed}/{series}/calendar.ics", 404],
      ["GET", "/api/feeds/{groupFeed}/made-up/calendar.ics", 404],
    ],
    "app/groups/[group]/[series]/[date]/calendar.ics/route.ts": [
      ["GET", "{next}/calendar.ics", members(200, 404)],
      ["HEAD", "{next}/calendar.ics", members(200, 404)],
      ["POST", "{next}/calendar.ics", 405],
    ],
    "app/api/live/[group]/route.ts": [
      ["GET", "/api/live/{group}", members(200, 404)],
      ["HEAD", "/api/live/{group}", members(200, 404)],
      ["POST", "/api/live/{group}", 405],
      ["GET", "/api/live/made-up", 404],
    ],
    "app/api/live/[group]/dates/route.ts": [
      ["GET", "/api/live/{group}/dates", members(200, 404)],
      ["HEAD", "/api/live/{group}/dates", members(200, 404)],
      ["POST", "/api/live/{group}/dates", 405],
    ],
    "app/api/live/[group]/[series]/[date]/route.ts": [
      ["GET", "/api/live/{group}/{series}/{date}", members(200, 404)],
      ["HEAD", "/api/live/{group}/{series}/{date}", members(200, 404)],
      ["POST", "/api/live/{group}/{series}/{date}", 405],
      ["GET", "/api/live/{group}/{series}/2026-02-31", 404],
      ["GET", "/api/live/{group}/made-up/{date}", 404],
    ],
    // One click in a mail program; what it posts: mail-links.http.ts.
    "app/api/mail/off/[token]/route.ts": [
      ["GET", "/api/mail/off/{mail}", 307],
      ["HEAD", "/api/mail/off/{groupMail}", 307],
      ["POST", "/api/mail/off/{mail}", 400],
      ["POST", "/api/mail/off/{invite}", 404],
      ["POST", "/api/mail/off/made-up", 404],
      ["PUT", "/api/mail/off/{mail}", 405],
    ],
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
