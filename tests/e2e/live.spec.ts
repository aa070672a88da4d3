import type { Page } from "@playwright/test";
import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup, type World } from "./world";

const main = (page: Page) => page.getByRole("main");
const row = (page: Page) => page.getByRole("listitem").filter({ hasText: "Saturday 8 March" });
const within = { timeout: 2000 };

/** Marks the page, so that a reload would be seen. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => document.body.setAttribute("data-mark", "kept"));
}

async function open(page: Page, world: World, name: string, path: string): Promise<void> {
  await becomeKnown(page, world.person(name));
  const listening = page.waitForResponse((response) => response.url().endsWith(`/api/live/${world.groupId}`));
  await page.goto(path);
  await listening;
  await mark(page);
}

test("an open page shows another's answer within two seconds, and what I was writing stays", { tag: "@js" }, async ({
  page,
  newPage,
}) => {
  const world = await storeGroup({ people: ["Ada", "Bo", "Cleo"] });
  const date = world.meetup("2036-03-08");
  const [group, other] = [await newPage(), await newPage()];
  await open(page, world, "Cleo", date);
  await open(group, world, "Ada", world.group);
  await becomeKnown(other, world.person("Bo"));
  await other.goto(date);
  await expect(main(page)).toContainText("1 going · 2 not answered");
  await expect(row(group)).toContainText("1 going");
  await page.getByText("Add a note").click();
  await page.getByLabel("Note").fill("bringing tea");

  await other.getByText("Add a note").click();
  await other.getByLabel("Note").fill("by bike");
  const saved = other.waitForResponse((response) => response.request().method() === "POST");
  await other.getByRole("button", { name: "I’m in" }).click();
  await saved;
  await Promise.all([
    expect(main(page)).toContainText("2 going · 1 not answered", within),
    expect(row(group)).toContainText("2 going", within),
  ]);
  const going = page.getByRole("heading", { name: "Going 2" }).locator("..");
  await expect(going.getByRole("listitem").filter({ hasText: "Bo" })).toContainText("by bike");
  await expect(page.getByLabel("Note")).toHaveValue("bringing tea");
  await expect(page.getByLabel("Note")).toBeFocused();

  // A date that changes itself is drawn anew, which is no reload either.
  await ask("UPDATE plans SET capacity = 2, turn = 50 WHERE series_id = $1", [world.seriesId]);
  await ask("UPDATE series SET turn = 50 WHERE id = $1", [world.seriesId]);
  await ask("SELECT pg_notify('turns', $1)", [`${world.seriesId} 50`]);
  await expect(main(page)).toContainText("Full", within);
  await expect(page.getByRole("button", { name: "Join the waiting list (0 ahead)" })).toBeVisible();
  for (const each of [page, group]) await expect(each.locator("body")).toHaveAttribute("data-mark", "kept");
});

test("an answer shows as soon as it is pressed; refused or lost it is taken back in words", { tag: "@js" }, async ({
  browser,
}) => {
  const world = await storeGroup();
  await ask("UPDATE plans SET may_bring = 2 WHERE series_id = $1", [world.seriesId]);
  // Of its own: the browser itself complains of what is cut off here.
  const context = await browser.newContext();
  const page = await context.newPage();
  await becomeKnown(page, world.person("Bo"));
  await page.route(/\/api\/live\//, (route) => route.abort());
  await page.goto(world.meetup("2036-03-08"));
  await page.getByText("Add a note").click();
  await page.getByLabel("Note").fill("on my way");

  let reach: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    reach = resolve;
  });
  let lost = true;
  await page.route(world.meetup("2036-03-08"), async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await held;
    return lost ? route.abort() : route.continue();
  });
  await page.getByLabel("I bring").selectOption("+1");
  await page.getByRole("button", { name: "Maybe" }).click();
  await expect(main(page)).toContainText("You said maybe, with 1 more");
  await expect(main(page)).toContainText("Saving…");
  reach?.();
  await expect(main(page).getByRole("alert")).toHaveText("That did not reach us. Try again.");
  await expect(main(page)).not.toContainText("You said maybe");
  await expect(page.getByLabel("Note")).toHaveValue("on my way");

  lost = false;
  const field = main(page).locator("form", { hasText: "Maybe" }).locator("input[name=date]");
  await field.evaluate((input) => input.setAttribute("value", "2036-03-01"));
  await page.getByRole("button", { name: "Maybe" }).click();
  await expect(main(page).getByRole("alert")).toHaveText("Answers closed when it started.");
  await expect(main(page)).not.toContainText("You said maybe");
  await expect(page.getByLabel("Note")).toHaveValue("on my way");

  await field.evaluate((input) => input.setAttribute("value", "2036-03-08"));
  await page.getByRole("button", { name: "Maybe" }).click();
  await expect(main(page).getByText("You said maybe, with 1 more")).toBeVisible();
  await expect(main(page)).toContainText("1 going · 1 maybe");
  await expect(main(page).getByText("“on my way”")).toBeVisible();
  await context.close();
});
