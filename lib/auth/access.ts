import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readKnownCookies } from "@/lib/cookies";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Proof } from "@/lib/proof";
import { requestTime } from "@/lib/request";
import { hashToken, readToken } from "@/lib/token";
import { Prisma } from "@/prisma/generated/client";
import { mayFound } from "./founding";
import { isOperatorSecret, runsTheInstance } from "./operator";

type Known = {
  userId: string;
  /** Null: signed in by mail for the first time, no name given yet. */
  name: string | null;
  /** Null: a guest. */
  email: string | null;
  zone: string | null;
  personalGeneration: number;
  via: "account" | "device";
  /** Until when this browser is known; of two cookies the earlier end. */
  until: Date;
};

/** Who is asking: a signed-in account or a guest on a known device. */
export type Viewer = Known & { runsInstance: boolean; mayFound: boolean } & Proof<"viewer">;

/** A viewer as the database tells it. `isFirst`: pressed the button of the first start. `belongs`: to any group. */
export type ViewerRow = Known & { isFirst: boolean; belongs: boolean };

/** What this browser's two cookies hold; null where there is none. */
export type KnownTokens = { session: string | null; device: string | null };

/**
 * SQL for the user behind two cookie tokens, the account first: the relation `viewer` with the fields of a ViewerRow,
 * of one row or none. For this and the nouns that read it along with something of theirs, in one statement.
 * @param now expired sessions and devices stand for nobody.
 */
export function viewerRelation({ session, device }: KnownTokens, now: Date): Prisma.Sql {
  return Prisma.sql`(
    SELECT u.id AS "userId", u.name, u.email, u.zone, u.personal_generation AS "personalGeneration", known.via,
      min(known.expires_at) OVER () AS until, ${isFirstSql()} AS "isFirst", ${belongsSql()} AS belongs
    FROM (
      SELECT user_id, expires_at, 'account' AS via FROM sessions
      WHERE token_hash = ${hashToken(session ?? "")} AND expires_at > ${now}
      UNION ALL
      SELECT user_id, expires_at, 'device' FROM devices
      WHERE token_hash = ${hashToken(device ?? "")} AND expires_at > ${now}
    ) known JOIN users u ON u.id = known.user_id
    ORDER BY known.via LIMIT 1
  ) viewer`;
}

const nobody = Prisma.sql`false`;

// Both are asked only where the settings make something of them: this is part of every page.
const isFirstSql = () =>
  env().OPERATORS.length > 0 ? nobody : Prisma.sql`EXISTS (SELECT FROM operators o WHERE o.user_id = u.id)`;
const belongsSql = () =>
  env().FOUNDING === "members"
    ? Prisma.sql`EXISTS (
        SELECT FROM members m JOIN groups g ON g.id = m.group_id
        WHERE m.user_id = u.id AND m.left_at IS NULL AND g.deleted_at IS NULL)`
    : nobody;

/** The viewer of a row of `viewerRelation`. */
export function viewerFrom({ isFirst, belongs, ...row }: ViewerRow): Viewer {
  const { FOUNDING, OPERATORS } = env();
  const runsInstance = runsTheInstance(row, OPERATORS, isFirst);
  const founds = mayFound(FOUNDING, { isMember: belongs, isOperator: runsInstance });
  return { ...row, runsInstance, mayFound: founds } as Viewer;
}

/** Who these two cookie tokens stand for, the account first. One select, no write. */
export async function viewerOf(tokens: KnownTokens, now: Date): Promise<Viewer | null> {
  if (!tokens.session && !tokens.device) return null;
  const [row] = await db().$queryRaw<ViewerRow[]>`SELECT * FROM ${viewerRelation(tokens, now)}`;
  return row ? viewerFrom(row) : null;
}

/** Who is asking in this request, or null. The only reader of both cookies. */
export const viewer = cache(async (): Promise<Viewer | null> => viewerOf(await readKnownCookies(), requestTime()));

/** The viewer, for a page or action of somebody known; anybody else gets the page for what does not exist. */
export async function requireViewer(): Promise<Viewer> {
  return (await viewer()) ?? notFound();
}

/** A guest who is known in a browser in which an account is signed in as well. `device`: the token of the guest's cookie. */
export type Beside = { userId: string; name: string; device: string } & Proof<"beside">;

/**
 * The guest behind the device cookie of a browser that is signed in to an account, as long as there is something they
 * did in a group; null for who has one cookie alone, without asking the database.
 */
export async function besideOf(viewer: Viewer | null, { device }: KnownTokens, now: Date): Promise<Beside | null> {
  if (viewer?.via !== "account" || !device) return null;
  const known = await db().device.findFirst({
    relationLoadStrategy: "join",
    where: {
      tokenHash: hashToken(device),
      expiresAt: { gt: now },
      user: { id: { not: viewer.userId }, email: null, identities: { none: {} }, members: { some: {} } },
    },
    select: { user: { select: { id: true, name: true } } },
  });
  return known && ({ userId: known.user.id, name: known.user.name ?? "", device } as Beside);
}

/** The guest beside the account that asks in this request, or null. */
export const beside = cache(
  async (): Promise<Beside | null> => besideOf(await viewer(), await readKnownCookies(), requestTime()),
);

/** Somebody who holds a guest's personal link. */
export type LinkHolder = { userId: string; name: string; generation: number } & Proof<"linkHolder">;

/** Whose personal link this is; null for anything but the running generation of a guest's. Accounts sign in by mail. */
export async function linkHolder(token: string): Promise<LinkHolder | null> {
  const link = readToken(env().SECRET, "personal", token);
  if (!link) return null;
  const user = await db().user.findFirst({
    where: { id: link.id, personalGeneration: link.generation, name: { not: null }, email: null },
    select: { id: true, name: true },
  });
  return user ? ({ userId: user.id, name: user.name ?? "", generation: link.generation } as LinkHolder) : null;
}

/** Somebody who runs the instance. */
export type Operator = Viewer & Proof<"operator">;

/** The viewer as one who runs the instance, or null. */
export function operatorOf(viewer: Viewer): Operator | null {
  return viewer.runsInstance ? (viewer as Operator) : null;
}

/** Somebody who holds the link of the first start; `taken`: somebody used it. */
export type FirstStart = { taken: boolean } & Proof<"firstStart">;

/** Whether this is the secret of the first start's link. Null also where OPERATORS says who runs the instance. */
export async function firstStart(given: string): Promise<FirstStart | null> {
  const { SECRET, OPERATORS } = env();
  if (OPERATORS.length > 0 || !isOperatorSecret(SECRET, given)) return null;
  return { taken: (await db().operator.count()) > 0 } as FirstStart;
}
