import { expect } from "vitest";
import { db } from "@/lib/db";
import { hashToken, randomToken } from "@/lib/token";
import { buildUser } from "@/tests/factories";
import type { Browser } from "./browser";
import type { VouchedApp } from "./vouched";
import type { Cookies, World } from "./world";

export const states = ["no cookie", "device", "account", "both"] as const;
export type State = (typeof states)[number];

/** What is shown before, what the press writes, what is shown after it, and who one is then. */
type Cell = { shows: string; writes: readonly string[]; after: string; is: string };

/** A way in, from every state. */
export type Way = {
  /** Whose browser it is in each state. */
  who: (world: World) => Promise<Record<State, Cookies>>;
  page: (world: World, ground: VouchedApp) => Promise<string>;
  /** @returns where it leads. */
  press: (browser: Browser, page: string, ground: VouchedApp) => Promise<string>;
  cells: Readonly<Record<State, Cell | "not found">>;
};

/** What home asks where a guest is known beside the account. */
export const asks = "Bring along what Otto did?";

/** A form of ours on a page, as it stands there. */
export function submit(action: string, fields: Readonly<Record<string, string>> = {}): Way["press"] {
  return async (browser, page) => {
    const answer = await browser.post(page, await browser.form(page, action), fields);
    expect(answer.status).toBe(303);
    return answer.location ?? "";
  };
}

/** Otto, a guest of another group, and Alva, an account of none. */
export async function newcomers(world: World): Promise<Record<State, Cookies>> {
  const { userId } = await buildUser({ now: world.now, name: "Alva" });
  const token = randomToken();
  const expiresAt = new Date(world.now.getTime() + 300 * 86_400_000);
  await db().session.create({ data: { userId, tokenHash: hashToken(token), createdAt: world.now, expiresAt } });
  const [device, account] = [world.cookies.outsider, { "regulars-session": token }];
  return { "no cookie": {}, device, account, both: { ...device, ...account } };
}
