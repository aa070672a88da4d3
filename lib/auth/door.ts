import "server-only";
import NextAuth, { type AuthOptions } from "next-auth";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { cookieOptions, KNOWN_DAYS, sessionCookieName } from "@/lib/cookies";
import { db, isMissing } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import { hashToken } from "@/lib/token";

const KNOWN_SECONDS = KNOWN_DAYS * 86_400;

type UserRow = { id: string; name: string | null; email: string | null; emailVerified: Date | null };
const userColumns = { id: true, name: true, email: true, emailVerified: true } as const;

/** next-auth only ever asks for accounts, and those have an address. */
function accountOf(row: UserRow | null): AdapterUser | null {
  return row?.email ? { ...row, email: row.email } : null;
}

function requireAccount(row: UserRow): AdapterUser {
  const account = accountOf(row);
  if (!account) throw new Error(`User ${row.id} has no address`);
  return account;
}

/** Stores what next-auth keeps, tokens as hashes. */
function adapter(now: () => Date): Adapter {
  return {
    createUser: async (user: Omit<AdapterUser, "id">) =>
      requireAccount(
        await db().user.create({
          data: { email: user.email, emailVerified: user.emailVerified, createdAt: now() },
          select: userColumns,
        }),
      ),
    getUser: async (id) => accountOf(await db().user.findUnique({ where: { id }, select: userColumns })),
    getUserByEmail: async (email) => accountOf(await db().user.findUnique({ where: { email }, select: userColumns })),
    updateUser: async ({ id, emailVerified = null }) =>
      requireAccount(await db().user.update({ where: { id }, data: { emailVerified }, select: userColumns })),
    createSession: async ({ sessionToken, userId, expires }) => {
      await db().session.create({
        data: { tokenHash: hashToken(sessionToken), userId, expiresAt: expires, createdAt: now() },
        select: { id: true },
      });
      return { sessionToken, userId, expires };
    },
    getSessionAndUser: async (sessionToken) => {
      const row = await db().session.findUnique({
        where: { tokenHash: hashToken(sessionToken) },
        select: { expiresAt: true, user: { select: userColumns } },
      });
      const user = row && accountOf(row.user);
      return user && { session: { sessionToken, userId: user.id, expires: row.expiresAt }, user };
    },
    // Only actions of ours renew a session: see `renewBrowser`.
    updateSession: async () => null,
    deleteSession: async (sessionToken) => {
      await db().session.deleteMany({ where: { tokenHash: hashToken(sessionToken) } });
    },
    // next-auth refuses every request where this is missing, and never asks for it: links come from our own page.
    createVerificationToken: () => {
      throw new Error("Sign-in links are asked for on our own page");
    },
    useVerificationToken: async ({ identifier, token }) => {
      try {
        const row = await db().signInToken.delete({
          where: { email_tokenHash: { email: identifier, tokenHash: token } },
          select: { expiresAt: true },
        });
        return { identifier, token, expires: row.expiresAt };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}

function options(now: () => Date): AuthOptions {
  return {
    adapter: adapter(now),
    secret: env().SECRET,
    session: { strategy: "database", maxAge: KNOWN_SECONDS, updateAge: KNOWN_SECONDS },
    cookies: { sessionToken: { name: sessionCookieName(), options: { ...cookieOptions(), maxAge: KNOWN_SECONDS } } },
    pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in/sent", signOut: "/me" },
    callbacks: { redirect: () => `${appUrl()}/` },
    providers: [
      {
        id: "email",
        type: "email",
        name: "Email",
        server: "",
        from: "",
        maxAge: 0,
        options: {},
        sendVerificationRequest: () => {
          throw new Error("Sign-in links are asked for on our own page");
        },
      },
    ],
  };
}

/**
 * next-auth's route handler, for the callbacks alone.
 * @param now the clock of the request.
 */
export function authHandler(now: () => Date): (request: Request, context: unknown) => Promise<Response> {
  // next-auth reads its own address from the environment, and nowhere else.
  process.env.NEXTAUTH_URL = appUrl();
  return NextAuth(options(now));
}
