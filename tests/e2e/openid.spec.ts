import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { notice } from "./hands";
import { NOW } from "./moment";
import { expect, test } from "./test";
import { ask } from "./world";

const issuer = new URL(process.env.E2E_ISSUER ?? "").host;

/** Goes to the issuer by the one button. */
async function toIssuer(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: `Continue with ${issuer}` }).click();
}

async function vouch(page: Page, address: string): Promise<void> {
  await toIssuer(page);
  await page.getByLabel("Address").fill(address);
  await page.getByRole("button", { name: "Yes" }).click();
}

test("I sign in by an issuer with one press, and am the same the next time", { tag: "@phone" }, async ({ page }) => {
  const email = `${randomUUID()}@example.org`;
  await vouch(page, email);
  await expect(page).toHaveURL("/");
  await page.goto("/me");
  await expect(page.getByRole("main")).toContainText(email);
  await page.getByLabel("Name", { exact: true }).fill("Ada");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Sign out here" }).click();
  await expect(notice(page)).toHaveText("Signed out in this browser.");
  // The issuer knows this browser still and asks nothing.
  await toIssuer(page);
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("link", { name: "Ada, your page" })).toBeVisible();
});

test("an address that is known by mail, one that nobody confirmed, and a no: words, and the other way in", async ({
  page,
  newPage,
}) => {
  const email = `${randomUUID()}@example.org`;
  await ask("INSERT INTO users (id, name, email, email_verified, created_at) VALUES ($1, 'Ada', $2, $3, $3)", [
    randomUUID(),
    email,
    NOW,
  ]);
  await vouch(page, email);
  await expect(page.getByRole("main")).toContainText("Your address is known here by mail already.");
  await expect(page.getByRole("button", { name: "Send me a link" })).toBeVisible();
  const second = await newPage();
  await vouch(second, `not ${email}`);
  await expect(second.getByRole("main")).toContainText("no confirmed mail address");
  const third = await newPage();
  await toIssuer(third);
  await third.getByRole("button", { name: "No" }).click();
  await expect(third.getByRole("main")).toContainText("Signing in did not work");
});
