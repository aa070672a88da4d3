import "server-only";
import { cookies } from "next/headers";
import { appUrl } from "@/lib/env";
import { KNOWN_DAYS } from "@/lib/known-days";

const DAY_SECONDS = 86_400;

const isSecure = () => appUrl().startsWith("https:");

/** The cookie in which a guest's device is known. */
export const deviceCookieName = () => (isSecure() ? "__Host-regulars-device" : "regulars-device");

/** The cookie in which an account is signed in. */
export const sessionCookieName = () => (isSecure() ? "__Host-regulars-session" : "regulars-session");

/** The cookies in which next-auth keeps what belongs to one sign-in. */
export const authCookieName = (name: string) => `${isSecure() ? "__Host-" : ""}regulars-sign-in-${name}`;

/** The attributes of every cookie of ours: for our pages alone, unreadable for scripts. */
export const cookieOptions = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() });

/** The tokens of both cookies as this request carries them. */
export async function readKnownCookies(): Promise<{ session: string | null; device: string | null }> {
  const jar = await cookies();
  return {
    session: jar.get(sessionCookieName())?.value ?? null,
    device: jar.get(deviceCookieName())?.value ?? null,
  };
}

/** Sets (or renews) one of the two for its full time. Only actions may. */
export async function setKnownCookie(name: string, token: string): Promise<void> {
  (await cookies()).set(name, token, { ...cookieOptions(), maxAge: KNOWN_DAYS * DAY_SECONDS });
}

/** Forgets one of the two in this browser. Only actions may. */
export async function clearKnownCookie(name: string): Promise<void> {
  (await cookies()).set(name, "", { ...cookieOptions(), maxAge: 0 });
}

/** Forgets both in this browser. Only actions may. */
export async function clearKnownCookies(): Promise<void> {
  await clearKnownCookie(deviceCookieName());
  await clearKnownCookie(sessionCookieName());
}

const PUT_OFF = "bring-along-later";
const PUT_OFF_DAYS = 7;

/** Whether this browser was told of late not to ask about a guest. */
export async function isPutOff(guestId: string): Promise<boolean> {
  return (await cookies()).get(PUT_OFF)?.value === guestId;
}

/** Has this browser not ask about a guest for a week. Only actions may. */
export async function putOff(guestId: string): Promise<void> {
  (await cookies()).set(PUT_OFF, guestId, { ...cookieOptions(), maxAge: PUT_OFF_DAYS * DAY_SECONDS });
}
