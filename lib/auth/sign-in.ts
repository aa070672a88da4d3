import { createHash } from "node:crypto";

/** Why a sign-in came to nothing, for its words. */
export type SignInFault = "linkUsed" | "openIdKnown" | "openIdUnverified" | "failed" | "tooOften";

const FAULTS = new Map<string, SignInFault>([
  ["OpenIdKnown", "openIdKnown"],
  // Somebody signed in by mail while this address was on its way to the issuer and back.
  ["OAuthAccountNotLinked", "openIdKnown"],
  ["OpenIdUnverified", "openIdUnverified"],
  ["TooOften", "tooOften"],
  ["Callback", "failed"],
  ["OAuthCallback", "failed"],
  ["OAuthSignin", "failed"],
  ["AccessDenied", "failed"],
]);

/** What next-auth's error (in the address that it leads to) means for a person. */
export function signInFault(error: string): SignInFault {
  return FAULTS.get(error) ?? "linkUsed";
}

/** The two halves by which next-auth knows its own form again: in the form, and in a cookie as it signs it. */
export function csrfPair(token: string, secret: string): { token: string; cookie: string } {
  return { token, cookie: `${token}|${nextAuthHash(token, secret)}` };
}

const SIGN_IN_MINUTES = 60;

/** How long a sign-in link works. */
export function signInUntil(now: Date): Date {
  return new Date(now.getTime() + SIGN_IN_MINUTES * 60_000);
}

/** A sign-in token as it is stored: next-auth hashes what comes back in the link in just this way. */
export function signInTokenHash(token: string, secret: string): string {
  return nextAuthHash(token, secret);
}

function nextAuthHash(token: string, secret: string): string {
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
