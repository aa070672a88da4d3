import "server-only";
import type { NextRequest } from "next/server";
import NextAuth, { type AuthOptions, type CookiesOptions } from "next-auth";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { authCookieName, cookieOptions, sessionCookieName } from "@/lib/cookies";
import { db, isMissing, transaction } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import { tellOperator } from "@/lib/jobs";
import { KNOWN_DAYS } from "@/lib/known-days";
import { countOne } from "@/lib/limits";
import { clientNetwork } from "@/lib/request";
import { hashToken, randomToken } from "@/lib/token";
import { browserOf } from "./browser";
import { limits } from "./limits";
import { type Claims, claimsIn, issuerOf, type Newcomer, readClaims, withMore } from "./openid";
import { Reply } from "./reply";
import { csrfPair } from "./sign-in";

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

/** The browser that asks: what it calls itself, and the session that it comes with. */
type Asking = { userAgent: string | null; session: string | null };

/** Whom an issuer names, unknown to us so far. next-auth hands on what `profile` gave it, an id of its own included. */
function isNewcomer(user: object): user is Newcomer {
  return "subject" in user;
}

const issuer = () => issuerOf(env().OIDC_ISSUER ?? "");

/** By mail and by an issuer alike, nobody comes here whose address is not verified. */
function newAccount(user: Omit<AdapterUser, "id">, now: Date) {
  const account = { email: user.email, emailVerified: user.emailVerified ?? now, createdAt: now };
  if (!isNewcomer(user)) return account;
  const identity = { issuer: issuer(), subject: user.subject, createdAt: now };
  return { ...account, name: user.name, identities: { create: identity } };
}

/** Takes a sign-in token back: it works once. */
async function takeToken({ identifier, token }: { identifier: string; token: string }) {
  // A link without an address comes here as it is.
  if (!identifier) return null;
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
}

/** Stores what next-auth keeps, tokens as hashes; of an issuer's nothing. */
function adapter(now: () => Date, asking: Asking): Adapter {
  return {
    createUser: async (user: Omit<AdapterUser, "id">) =>
      requireAccount(await db().user.create({ data: newAccount(user, now()), select: userColumns })),
    // The identity was written with its user, both or neither.
    linkAccount: async () => undefined,
    getUserByAccount: async ({ providerAccountId: subject }) => {
      const where = { issuer_subject: { issuer: issuer(), subject } };
      const identity = await db().identity.findUnique({ where, select: { user: { select: userColumns } } });
      return identity && accountOf(identity.user);
    },
    getUser: async (id) => accountOf(await db().user.findUnique({ where: { id }, select: userColumns })),
    getUserByEmail: async (email) => accountOf(await db().user.findUnique({ where: { email }, select: userColumns })),
    // Asked by a mailed link alone: whoever opens one has mail at that address, whatever a server said of it before.
    updateUser: async ({ id, emailVerified = null }) => {
      const data = { emailVerified, refusedAt: null, refusal: null };
      return requireAccount(await db().user.update({ where: { id }, data, select: userColumns }));
    },
    createSession: async ({ sessionToken, userId, expires }) => {
      await transaction(async (tx) => {
        await tx.session.create({
          data: {
            tokenHash: hashToken(sessionToken),
            userId,
            browser: browserOf(asking.userAgent),
            expiresAt: expires,
            createdAt: now(),
          },
          select: { id: true },
        });
        // Whoever was signed in here before is so no longer. A person's row goes before their sessions', as in signing
        // out elsewhere: the new session has asked for it.
        await tx.session.deleteMany({ where: { tokenHash: hashToken(asking.session ?? "") } });
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
    useVerificationToken: takeToken,
  };
}

/**
 * The issuer, if there is one. Its claims are in the ID token or, where that is short, at its userinfo endpoint
 * (OpenID Connect Core 1.0 §5.4).
 */
function issuers(): OAuthConfig<Claims>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return [];
  return [
    {
      id: "openid",
      name: "OpenID",
      type: "oauth",
      wellKnown: `${issuer()}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      idToken: true,
      checks: ["state", "pkce", "nonce"],
      authorization: { params: { scope: "openid email profile" } },
      userinfo: {
        request: async ({ tokens: { id_token, access_token }, client }) => {
          const claims = claimsIn(id_token ?? "");
          const isShort = !("email" in claims) && client.issuer.metadata.userinfo_endpoint !== undefined;
          return isShort ? withMore(claims, await client.userinfo(access_token ?? "")) : claims;
        },
      },
      profile: (claims) => {
        const newcomer = readClaims(claims);
        return { ...newcomer, id: newcomer.subject };
      },
    },
  ];
}

/** Lets in whom an issuer names unless they are new and nobody vouches for their address, or it is an account's. */
async function isWelcome(user: object): Promise<true | string> {
  if (!isNewcomer(user)) return true;
  // next-auth makes what is null undefined.
  if (!user.email) return "/sign-in?error=OpenIdUnverified";
  const known = await db().user.findUnique({ where: { email: user.email }, select: { id: true } });
  return known ? "/sign-in?error=OpenIdKnown" : true;
}

const QUARTER_HOUR_S = 900;

function cookieSettings(): Partial<CookiesOptions> {
  const settings = (name: string, maxAge?: number) => ({
    name: authCookieName(name),
    options: { ...cookieOptions(), ...(maxAge === undefined ? {} : { maxAge }) },
  });
  return {
    sessionToken: { name: sessionCookieName(), options: { ...cookieOptions(), maxAge: KNOWN_SECONDS } },
    csrfToken: settings("csrf"),
    callbackUrl: settings("return"),
    state: settings("state", QUARTER_HOUR_S),
    pkceCodeVerifier: settings("verifier", QUARTER_HOUR_S),
    nonce: settings("nonce", QUARTER_HOUR_S),
  };
}

/** One line of next-auth's faults, which strangers can bring about as often as they like. */
function logLine(code: string, about: Error | Record<string, unknown>): void {
  const error = about instanceof Error ? about : about.error;
  tellOperator(`Signing in failed: ${code} ${error instanceof Error ? error.message.slice(0, 300) : ""}`);
}

function options(now: () => Date, asking: Asking): AuthOptions {
  return {
    adapter: adapter(now, asking),
    secret: env().SECRET,
    session: { strategy: "database", maxAge: KNOWN_SECONDS, updateAge: KNOWN_SECONDS },
    cookies: cookieSettings(),
    logger: { error: logLine },
    pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in/sent", signOut: "/me" },
    callbacks: { redirect: () => `${appUrl()}/`, signIn: ({ user }) => isWelcome(user) },
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
      ...issuers(),
    ],
  };
}

/** A request as next-auth takes it from whoever has read it already. */
type Call = {
  method: string;
  query: Readonly<Record<string, string | readonly string[]>>;
  body: Readonly<Record<string, string>>;
  cookies: Readonly<Record<string, string>>;
};

/** Hands a request to next-auth, without the session: an identity must not become that of whoever is signed in here. */
async function call({ cookies, ...rest }: Call, userAgent: string | null, now: () => Date): Promise<Response> {
  // next-auth reads its own address from the environment, and nowhere else.
  process.env.NEXTAUTH_URL = appUrl();
  const { [sessionCookieName()]: session = null, ...others } = cookies;
  const response = new Reply();
  await NextAuth(options(now, { userAgent, session }))({ ...rest, cookies: others, headers: {} }, response);
  return response.made();
}

const cookiesOf = (request: NextRequest) =>
  Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value]));

/**
 * next-auth's route handler.
 * @param now the clock of the request.
 */
export async function answerAuth(request: NextRequest, now: () => Date): Promise<Response> {
  const { pathname, searchParams } = request.nextUrl;
  if (pathname.includes("/callback/") && !(await countOne(limits.tryNetwork, await clientNetwork()))) {
    return new Response(null, { status: 302, headers: { Location: "/sign-in?error=TooOften" } });
  }
  const isForm = request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");
  const form = isForm ? await request.text() : "";
  const query = { ...Object.fromEntries(searchParams), nextauth: pathname.split("/").slice(3) };
  const body = Object.fromEntries(new URLSearchParams(form));
  const asked = { method: request.method, query, body, cookies: cookiesOf(request) };
  return call(asked, request.headers.get("user-agent"), now);
}

/**
 * Sends a browser to the issuer, with next-auth's proof that the press was made here: whether it was, the gate has
 * judged. Null where there is no issuer.
 */
export async function beginOpenId(request: NextRequest, now: () => Date): Promise<Response | null> {
  if (!env().OIDC_ISSUER) return null;
  const { token, cookie } = csrfPair(randomToken(), env().SECRET);
  const cookies = { [authCookieName("csrf")]: cookie };
  const query = { nextauth: ["signin", "openid"] };
  return call({ method: "POST", query, body: { csrfToken: token }, cookies }, request.headers.get("user-agent"), now);
}
