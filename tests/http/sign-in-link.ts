import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { unseal } from "@/lib/seal";
import type { Browser } from "./browser";

/** The sign-in link in the newest mail. */
export async function newestLink(): Promise<string> {
  const mail = await db().mail.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  const link = /http[^\s"]+\/sign-in\/open[^\s"]+/.exec(unseal(env().SECRET, mail.sealed) ?? "")?.[0];
  if (!link) throw new Error("no link in the mail");
  return link;
}

/** Where the button of a sign-in link's page posts to. */
export function buttonIn(page: string): string {
  return /<form[^>]* action="([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
}

/** Asks for a sign-in link on our page. @returns the mailed one, without its origin. */
export async function askLink(browser: Browser, email: string): Promise<string> {
  const form = await browser.form("/sign-in", "lib/mail/actions.ts#askSignIn");
  const { status, location } = await browser.post("/sign-in", form, { email });
  if (status !== 303 || location !== "/sign-in/sent") throw new Error(`asking for a link gave ${status}`);
  return (await newestLink()).replace(browser.base, "");
}
