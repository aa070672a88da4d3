import { beforeEach, describe, expect, test } from "vitest";
import { besideOf, viewerOf } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { checksum } from "./app";
import type { Browser } from "./browser";
import { openIdWays } from "./openid-ways";
import { askLink, buttonIn } from "./sign-in-link";
import { withVouchedApp } from "./vouched";
import { asks, newcomers, states, submit, type Way } from "./ways";
import { buildWorld, type World } from "./world";

/** docs/decisions/0029-states-and-ways-in.md as a test: every state against every way in. */
const ground = withVouchedApp();
const { app } = ground;

const member = "You’ve joined. Are you coming to the next one?";
const joined = ["invites", "members", "series"];

const ways: Readonly<Record<string, Way>> = {
  "join by a link": {
    who: newcomers,
    page: async ({ invite }) => `/join/${invite}`,
    press: submit("lib/invites/actions.ts#join", { name: "Nora" }),
    cells: {
      "no cookie": {
        shows: "Your name",
        writes: ["devices", ...joined, "users"],
        after: "Your personal link",
        is: "guest Nora",
      },
      device: { shows: "Join as Otto", writes: ["devices", ...joined], after: member, is: "guest Otto" },
      account: { shows: "Join as Alva", writes: [...joined, "sessions"], after: member, is: "account Alva" },
      both: {
        shows: "Join as Alva",
        writes: ["devices", ...joined, "sessions"],
        after: member,
        is: "account Alva beside guest Otto",
      },
    },
  },
  "come by an invite again": {
    who: async ({ cookies }) => ({
      "no cookie": {},
      device: cookies.guest,
      account: cookies.account,
      both: cookies.both,
    }),
    page: async ({ invite }) => `/join/${invite}`,
    press: async (browser, page) => {
      // A member is led on by the page itself: there is nothing to press.
      const { status, location } = await browser.get(page);
      if (status === 307) return location ?? "";
      return submit("lib/invites/actions.ts#join", { name: "Nora" })(browser, page, ground);
    },
    cells: {
      // Whom no cookie names is a stranger, also where they came before: organizers merge the two entries.
      "no cookie": {
        shows: "Your name",
        writes: ["devices", ...joined, "users"],
        after: "Your personal link",
        is: "guest Nora",
      },
      device: { shows: "", writes: [], after: "I’m in", is: "guest Grace" },
      account: { shows: "", writes: [], after: "I’m in", is: "account Alan" },
      both: { shows: "", writes: [], after: "I’m in", is: "account Bea beside guest Bea’s phone" },
    },
  },
  "sign in by mail": {
    who: newcomers,
    page: async ({ people }) => mailedLink(people.account.userId),
    press: async (browser, page) => {
      const { text } = await browser.get(page);
      const answer = await browser.send(buttonIn(text), "");
      expect(answer.status).toBe(302);
      return (answer.location ?? "").replace(app.base, "");
    },
    cells: {
      "no cookie": {
        shows: "Sign in to Regulars",
        writes: ["sessions", "sign_in_tokens", "users"],
        after: "Runners",
        is: "account Alan",
      },
      device: {
        shows: "Sign in to Regulars",
        writes: ["sessions", "sign_in_tokens", "users"],
        after: asks,
        is: "account Alan beside guest Otto",
      },
      // Whoever was signed in here is no more: a browser has one account.
      account: {
        shows: "Sign in to Regulars",
        writes: ["sessions", "sign_in_tokens", "users"],
        after: "Runners",
        is: "account Alan",
      },
      both: {
        shows: "Sign in to Regulars",
        writes: ["sessions", "sign_in_tokens", "users"],
        after: asks,
        is: "account Alan beside guest Otto",
      },
    },
  },
  "open a personal link": {
    who: newcomers,
    page: async ({ personal }) => `/personal/${personal}`,
    press: submit("lib/auth/actions.ts#usePersonalLink"),
    cells: {
      "no cookie": { shows: "Are you Grace?", writes: ["devices"], after: "Runners", is: "guest Grace" },
      // Otto's device stays stored, and this browser no longer has its token: his personal link is the way back.
      device: { shows: "Are you Grace?", writes: ["devices"], after: "Runners", is: "guest Grace" },
      account: {
        shows: "Are you Grace?",
        writes: ["devices"],
        after: "Bring along what Grace did?",
        is: "account Alva beside guest Grace",
      },
      both: {
        shows: "Are you Grace?",
        writes: ["devices"],
        after: "Bring along what Grace did?",
        is: "account Alva beside guest Grace",
      },
    },
  },
  "bring along": {
    who: newcomers,
    page: async () => "/bring-along",
    press: submit("lib/people/actions.ts#bringAlong"),
    cells: {
      "no cookie": "not found",
      device: "not found",
      account: "not found",
      both: {
        shows: asks,
        writes: ["devices", "members", "series", "sessions", "users"],
        after: "What Otto did is yours now.",
        is: "account Alva",
      },
    },
  },
  "sign out": {
    who: newcomers,
    page: async () => "/me",
    press: submit("lib/auth/actions.ts#signOut"),
    cells: {
      "no cookie": "not found",
      device: { shows: "Otto", writes: ["devices"], after: "Signed out in this browser.", is: "nobody" },
      account: { shows: "Alva", writes: ["sessions"], after: "Signed out in this browser.", is: "nobody" },
      both: { shows: "Alva", writes: ["devices", "sessions"], after: "Signed out in this browser.", is: "nobody" },
    },
  },
};

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

describe.each(Object.entries({ ...ways, ...openIdWays }))("%s", (_name, way) => {
  test.each(states)("with %s", async (state) => {
    const cell = way.cells[state];
    const page = await way.page(world, ground);
    const browser = app.browser((await way.who(world))[state]);
    const before = await checksum();
    const first = await browser.get(page);
    // Looking is free, whoever looks.
    expect(await checksum()).toEqual(before);
    if (cell === "not found") {
      expect(first.status).toBe(404);
      return;
    }
    expect(first.text).toContain(cell.shows);
    const landed = await way.press(browser, page, ground);
    const after = await checksum();
    const written = Object.keys(after).filter((table) => after[table] !== before[table] && table.startsWith("public."));
    expect(written.map((table) => table.replace("public.", ""))).toEqual([...cell.writes].sort());
    const { status, text } = await browser.get(landed);
    expect(status).toBe(200);
    expect(text).toContain(cell.after);
    expect(await whoIs(browser)).toBe(cell.is);
  });
});

async function whoIs({ cookies }: Browser): Promise<string> {
  const tokens = {
    session: cookies.get("regulars-session") ?? null,
    device: cookies.get("regulars-device") ?? null,
  };
  const viewer = await viewerOf(tokens, new Date());
  const guest = await besideOf(viewer, tokens, new Date());
  if (!viewer) return "nobody";
  return `${viewer.via === "account" ? "account" : "guest"} ${viewer.name}${guest ? ` beside guest ${guest.name}` : ""}`;
}

/** The address of the page in a sign-in link for a stored account, asked for in another browser. */
async function mailedLink(userId: string): Promise<string> {
  const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  return askLink(app.browser(), email ?? "");
}
