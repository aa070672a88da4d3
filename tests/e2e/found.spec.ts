import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { countMustFill, Hands } from "./hands";
import { expect, test } from "./test";
import { ask } from "./world";

const berlin = "Europe/Berlin";

/** The zone comes from the browser where JavaScript runs; the list is there for everybody else. */
async function settleZone(page: Page, javaScriptEnabled: boolean, hands: Hands): Promise<void> {
  const zone = page.getByLabel("Time zone");
  if (!javaScriptEnabled) await hands.choose(zone, berlin);
  await expect(zone).toHaveValue(berlin);
}

test("I found a monthly book club in three screens and at most five inputs", { tag: "@phone" }, async ({
  page,
  javaScriptEnabled,
}) => {
  const hands = new Hands();
  const screens = ["What do you do together?", "New group: Book club", "Tuesday pages is set"];
  const title = page.getByRole("heading", { level: 1 });
  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: "Start a group" }).click();

  await expect(title).toHaveText(screens[0] ?? "");
  let mustFill = await countMustFill(page);
  await page.getByRole("link", { name: "Book club" }).click();

  await expect(title).toHaveText(screens[1] ?? "");
  mustFill += await countMustFill(page);
  await settleZone(page, javaScriptEnabled ?? true, hands);
  await hands.fill(page.getByLabel("Name of the group"), "Tuesday pages");
  await hands.fill(page.getByLabel("Your name"), "Ana María");
  await page.getByRole("button", { name: "Start the group" }).click();

  await expect(title).toHaveText(screens[2] ?? "");
  expect(screens.length).toBeLessThanOrEqual(3);
  expect(mustFill).toBeLessThanOrEqual(5);
  expect(hands.fills).toBeLessThanOrEqual(mustFill);
  expect(await countMustFill(page)).toBe(0);
});

test("an online link is taken as people write it", async ({ page }) => {
  const link = `zoom.us/j/${randomUUID()}`;
  await page.goto("/groups/new/call");
  await page.getByLabel("Time zone").selectOption(berlin);
  await page.getByLabel("Name of the group").fill("Family call");
  await page.getByLabel("Your name").fill("Ana");
  await page.getByText("Length, place, online link").click();
  await page.getByLabel("Online link").fill(link);
  await page.getByRole("button", { name: "Start the group" }).click();
  await expect(page).toHaveURL(/\/welcome$/);
  expect(await ask("SELECT FROM plans WHERE link = $1", [`https://${link}`])).toHaveLength(1);
});

test("the welcome page hands me the invite link and my personal link", async ({ page, javaScriptEnabled, newPage }) => {
  await page.goto("/groups/new/bookClub");
  await settleZone(page, javaScriptEnabled ?? true, new Hands());
  await page.getByLabel("Name of the group").fill("Tuesday pages");
  await page.getByLabel("Your name").fill("Ana");
  await page.getByRole("button", { name: "Start the group" }).click();
  await expect(page).toHaveURL(/\/welcome$/);
  const invite = await page.getByLabel("Invite link").inputValue();
  const personal = await page.getByLabel("Your personal link").inputValue();
  await page.getByRole("link", { name: "Go to your group" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tuesday pages");
  await expect(page.getByRole("listitem").filter({ hasText: "Tuesday 1 April" })).toContainText("You’re in");

  const friend = await newPage();
  await friend.goto(invite);
  await expect(friend.getByRole("main")).toContainText("Ana invites you to");
  const otherDevice = await newPage();
  await otherDevice.goto(personal);
  await expect(otherDevice.getByRole("heading", { level: 1 })).toHaveText("Are you Ana?");
});

test("I go back, write another name and start again: another group of mine", async ({ page, javaScriptEnabled }) => {
  const title = page.getByRole("heading", { level: 1 });
  await page.goto("/groups/new/walk");
  const addresses = [];
  for (const name of ["Sunday walk", "Monday walk"]) {
    await settleZone(page, javaScriptEnabled ?? true, new Hands());
    await page.getByLabel("Name of the group").fill(name);
    if (await page.getByLabel("Your name").isVisible()) await page.getByLabel("Your name").fill("Ana");
    await page.getByRole("button", { name: "Start the group" }).click();
    await expect(title).toHaveText(`${name} is set`);
    addresses.push(page.url());
    await page.goBack();
    await expect(title).toHaveText("New group: Walk");
  }
  expect(new Set(addresses).size).toBe(2);
  await page.goto("/");
  await expect(page.getByRole("main")).toContainText("Sunday walk");
  await expect(page.getByRole("main")).toContainText("Monday walk");
});

test("the links are copied by a button", { tag: "@js" }, async ({ page }) => {
  await page.goto("/groups/new/walk");
  await settleZone(page, true, new Hands());
  await page.getByLabel("Name of the group").fill("Sunday walk");
  await page.getByLabel("Your name").fill("Ana");
  await page.getByRole("button", { name: "Start the group" }).click();
  const copy = page.getByRole("button", { name: "Copy link" });
  await expect(copy).toHaveCount(2);
  await copy.first().click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
});

test("the next dates follow what I choose, by themselves", { tag: "@js" }, async ({ page }) => {
  await page.goto("/groups/new/bookClub");
  await settleZone(page, true, new Hands());
  const dates = page.locator("form").getByRole("time");
  await expect(dates).toHaveText([/^Tuesday 1 April/, /^Tuesday 6 May/, /^Tuesday 3 June/, /^Tuesday 1 July/]);
  await page.getByLabel("First date").fill("2036-03-19");
  await expect(dates).toHaveText([
    /^Wednesday 19 March/,
    /^Wednesday 16 April/,
    /^Wednesday 21 May/,
    /^Wednesday 18 June/,
  ]);
  await page.getByLabel("How often").selectOption({ label: "every two weeks on Wednesday" });
  await expect(dates.nth(1)).toHaveText(/^Wednesday 2 April/);
  await page.getByLabel("Time", { exact: true }).fill("18:30");
  await expect(dates.first()).toContainText("18:30–20:30");
  await page.getByLabel("How often").selectOption({ label: "once" });
  await expect(dates).toHaveCount(1);
});

test("the next dates follow what I choose, by a button", async ({ page, javaScriptEnabled }) => {
  await page.goto("/groups/new/bookClub");
  await page.getByLabel("Name of the group").fill("Wednesday pages");
  await page.getByLabel("First date").fill("2036-03-19");
  if (!javaScriptEnabled) await page.getByRole("button", { name: "Show the next dates" }).click();
  const dates = page.locator("form").getByRole("time");
  await expect(dates.first()).toHaveText(/^Wednesday 19 March/);
  await expect(page.getByLabel("Name of the group")).toHaveValue("Wednesday pages");
});

const kinds = [
  { kind: "Workout", words: /every week on Saturday/i, time: "09:00", first: /^Saturday 8 March/ },
  { kind: "Games", words: /every two weeks on Thursday/i, time: "19:00", first: /^Thursday 6 March/ },
  { kind: "Dinner", words: /every month on the first Friday/i, time: "19:30", first: /^Friday 7 March/ },
];

for (const { kind, words, time, first } of kinds) {
  test(`${kind} starts me off with what suits it`, async ({ page }) => {
    await page.goto("/groups/new");
    await page.getByRole("link", { name: kind }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`New group: ${kind}`);
    await expect(page.getByLabel("How often").locator("option:checked")).toHaveText(words);
    await expect(page.getByLabel("Time", { exact: true })).toHaveValue(time);
    await expect(page.locator("form").getByRole("time").first()).toHaveText(first);
  });
}
