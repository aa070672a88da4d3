import "server-only";
import { openMail } from "./access";
import { switchAllOff } from "./commands";

/**
 * Does what a mail program asks for with one click (RFC 8058 §3.2): without a cookie, by the secret in the address alone.
 * @param form what it posted.
 * @returns "off", also where it was; "unknown" for an address that is none; "notAsked" where the post asks for nothing.
 */
export async function oneClickOff(
  token: string,
  form: FormData | null,
  now: Date,
): Promise<"off" | "unknown" | "notAsked"> {
  const reader = await openMail(token);
  if (!reader) return "unknown";
  if (form?.get("List-Unsubscribe") !== "One-Click") return "notAsked";
  await switchAllOff(reader, now);
  return "off";
}
