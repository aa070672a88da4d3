import type { Page } from "@playwright/test";
import { mailboxSecret } from "@/lib/mail/mailbox";
import { expect } from "./test";

const mailbox = `/mailbox/${mailboxSecret(process.env.SECRET ?? "")}`;

/** Asks for a sign-in link and takes it from the mailbox. */
export async function mailedLink(page: Page, reader: Page, email: string): Promise<string> {
  await page.goto("/sign-in");
  await page.getByLabel("Mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page).toHaveURL("/sign-in/sent");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look into your mail");
  const letter = reader.getByRole("listitem").filter({ hasText: email });
  await expect(async () => {
    await reader.goto(mailbox);
    await expect(letter).toHaveCount(1, { timeout: 100 });
  }).toPass();
  return /http\S+\/sign-in\/open\S+/.exec((await letter.textContent()) ?? "")?.[0] ?? "";
}
