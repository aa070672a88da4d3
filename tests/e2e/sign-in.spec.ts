import { randomUUID } from "node:crypto";
import { notice } from "./hands";
import { mailedLink } from "./mail";
import { expect, test } from "./test";

test("I sign in by a mailed link, once", async ({ page, newPage }) => {
  const email = `${randomUUID()}@example.org`;
  const link = await mailedLink(page, await newPage(), email);
  await page.goto(link);
  await expect(page.getByRole("main")).toContainText(`As ${email}.`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/");
  await page.getByRole("link", { name: "Give a name" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Ada");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(notice(page)).toHaveText("Saved.");
  await expect(page.getByRole("main")).toContainText(email);
  await expect(page.getByRole("link", { name: "Ada, your page" })).toBeVisible();

  await page.goto(link);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed in as Ada");
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await page.getByRole("main").getByRole("link", { name: "Go home" }).click();
  await expect(page).toHaveURL("/");

  const other = await newPage();
  await other.goto(link);
  await other.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("main")).toContainText("That link was used already or is too old.");

  await page.goto("/me");
  await page.getByRole("button", { name: "Sign out here" }).click();
  await expect(notice(page)).toHaveText("Signed out in this browser.");
  expect((await page.goto("/me"))?.status()).toBe(404);
});

test("whoever runs this follows a sign-in link from the local mailbox", { tag: "@once" }, async ({ page, newPage }) => {
  const [email, reader] = [`${randomUUID()}@example.org`, await newPage()];
  const link = await mailedLink(page, reader, email);
  const letter = reader.getByRole("listitem").filter({ hasText: email });
  await expect(letter.getByRole("link")).toHaveAttribute("href", link);
  await expect(letter.getByRole("link")).toHaveText(link);
});

test("what opens links by itself does not use them up", async ({ page, newPage }) => {
  const link = await mailedLink(page, await newPage(), `${randomUUID()}@example.org`);
  await page.goto(link);
  const callback = await page.locator("main form").getAttribute("action");
  for (const method of ["GET", "HEAD"]) {
    const answered = await page.request.fetch(callback ?? "", { method, maxRedirects: 0 });
    expect(answered.status()).toBe(405);
    expect(answered.headers().allow).toBe("POST");
  }
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("link", { name: "Give a name" })).toBeVisible();
});
