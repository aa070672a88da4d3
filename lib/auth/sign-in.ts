import { createHash } from "node:crypto";

const SIGN_IN_MINUTES = 60;

/** How long a sign-in link works. */
export function signInUntil(now: Date): Date {
  return new Date(now.getTime() + SIGN_IN_MINUTES * 60_000);
}

/** A sign-in token as it is stored: next-auth hashes what comes back in the link in just this way. */
export function signInTokenHash(token: string, secret: string): string {
  return createHash("sha256").update(`${token}${secret}`).digest("hex");
}

/** The page whose one button signs in. The link itself does not: mail scanners follow links. */
export function signInLink(base: string, email: string, token: string): string {
  return `${base}/sign-in/open?${new URLSearchParams({ token, email })}`;
}

/** Where that button posts to. */
export function signInCallback(email: string, token: string): string {
  return `/api/auth/callback/email?${new URLSearchParams({ callbackUrl: "/", token, email })}`;
}
