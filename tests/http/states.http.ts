import { beforeEach, describe, expect, test } from "vitest";
import { besideOf, viewerOf } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { unseal } from "@/lib/seal";
import { hashToken, randomToken } from "@/lib/token";
import { buildUser } from "@/tests/factories";
import { checksum, withApp } from "./app";
import type { Browser } from "./browser";
import { buildWorld, type Cookies, type World } from "./world";

/** docs/decisions/0029-states-and-ways-in.md as a test: every state against every way in. */
const app = withApp();

const states = ["no cookie", "device", "account", "both"] as const;
type State = (typeof states)[number];

/** What is shown before, what the press writes, what is shown after it, and who one is then. */
type Cell = { shows: string; writes: readonly string[]; after: string; is: string };
type Way = {
  /** Whose browser it is in each state. */
  who: (world: World) => Promise<Record<State, Cookies>>;
  page: (world: World) => Promise<string>;
  press: (browser: Browser, page: string) => Promise<void>;
  cells: Readonly<Record<State, Cell | "not found">>;
};

const asks = "Bring along what Otto did?";
const member = "You’ve joined. Are you coming to the next one?";
const joined = ["invites", "members", "series"];

/** A form of ours on a page, as it stands there. */
const submit = (action: string, fields: Readonly<Record<string, string>> = {}) => {
  return async (browser: Browser, page: string) => {
    const answer = await browser.post(page, await browser.form(page, action), fields);
    expect(answer.status).toBe(303);
    landed = answer.location ?? "";
  };
};

let landed = "";

const newcomers = async (world: World) => {
  const { userId } = await buildUser({ now: world.now, name: "Alva" });
  return everyState(world.cookies.outsider, await session(userId, world.now));
};

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
      landed = location ?? "";
      if (status !== 307) await submit("lib/invites/actions.ts#join", { name: "Nora" })(browser, page);
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
      const target = /<form[^>]* action="([^"]+)"/.exec(text)?.[1]?.replaceAll("&amp;", "&") ?? "";
      const answer = await browser.send(target, "");
      expect(answer.status).toBe(302);
      landed = (answer.location ?? "").replace(app.base, "");
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

describe.each(Object.entries(ways))("%s", (_name, way) => {
  test.each(states)("with %s", async (state) => {
    const cell = way.cells[state];
    const page = await way.page(world);
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
    await way.press(browser, page);
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

function everyState(device: Cookies, account: Cookies): Record<State, Cookies> {
  return { "no cookie": {}, device, account, both: { ...device, ...account } };
}

async function session(userId: string, now: Date): Promise<Cookies> {
  const token = randomToken();
  const expiresAt = new Date(now.getTime() + 300 * 86_400_000);
  await db().session.create({ data: { userId, tokenHash: hashToken(token), createdAt: now, expiresAt } });
  return { "regulars-session": token };
}

/** The address of the page in a sign-in link for a stored account, asked for in another browser. */
async function mailedLink(userId: string): Promise<string> {
  const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  const browser = app.browser();
  const form = await browser.form("/sign-in", "lib/mail/actions.ts#askSignIn");
  await browser.post("/sign-in", form, { email: email ?? "" });
  const mail = await db().mail.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  const link = /http\S+\/sign-in\/open\S+/.exec(unseal(env().SECRET, mail.sealed) ?? "")?.[0] ?? "";
  return link.replace(app.base, "");
}
