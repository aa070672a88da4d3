import type { Locator, Page } from "@playwright/test";
import { notice } from "./hands";
import { expect, test } from "./test";
import { becomeKnown, storeGroup, type World } from "./world";

const row = (page: Page) => page.getByRole("listitem").filter({ hasText: "Saturday 8 March" });

const places: { name: string; path: (world: World) => string; scope: (page: Page) => Locator }[] = [
  { name: "home page", path: () => "/", scope: row },
  { name: "group page", path: (world) => world.group, scope: row },
  { name: "schedule", path: (world) => world.series, scope: row },
  { name: "meetup page", path: (world) => world.meetup("2036-03-08"), scope: (page) => page.getByRole("main") },
];

for (const { name, path, scope } of places) {
  test(`I answer the weekly workout on the ${name}, with a note, and change it`, { tag: "@phone" }, async ({
    page,
  }) => {
    const world = await storeGroup();
    await becomeKnown(page, world.person("Bo"));
    await page.goto(path(world));
    const meetup = scope(page);
    await meetup.getByText("Add a note").click();
    await meetup.getByLabel("Note").fill("late by 20 min");
    await meetup.getByRole("button", { name: "I’m in" }).click();
    await expect(notice(page)).toContainText("You’re in. See you there.");
    await expect(page).toHaveURL(path(world));
    await expect(meetup.getByText("You’re in", { exact: true })).toBeVisible();
    await expect(meetup.getByText("“late by 20 min”")).toBeVisible();

    await meetup.getByText("Change", { exact: true }).click();
    await expect(meetup.getByRole("button", { name: "I’m in" })).toHaveAttribute("aria-pressed", "true");
    await meetup.getByRole("button", { name: "Maybe" }).click();
    await expect(meetup.getByText("You said maybe")).toBeVisible();
    await expect(meetup.getByText("“late by 20 min”")).toBeVisible();

    await meetup.getByText("Change", { exact: true }).click();
    await meetup.getByLabel("Note").fill("");
    await meetup.getByRole("button", { name: "I’m out" }).click();
    await expect(meetup.getByText("You’re out", { exact: true })).toBeVisible();
    await expect(meetup.getByText("“late by 20 min”")).toHaveCount(0);
    await page.reload();
    await expect(meetup.getByText("You’re out", { exact: true })).toBeVisible();
  });
}

test("the others see who comes, who might and who has not said", async ({ page, newPage }) => {
  const world = await storeGroup({ people: ["Ada", "Bo", "Cleo", "Dan"] });
  const path = world.meetup("2036-03-08");
  for (const [who, answer] of [
    ["Bo", "Maybe"],
    ["Cleo", "I’m out"],
  ] as const) {
    const other = await newPage();
    await becomeKnown(other, world.person(who));
    await other.goto(path);
    await other.getByRole("button", { name: answer }).click();
    await expect(other.getByText("Change", { exact: true })).toBeVisible();
  }
  await becomeKnown(page, world.person("Dan"));
  await page.goto(path);
  await expect(page.getByRole("main")).toContainText("1 going · 1 maybe · 1 not answered");
  for (const [part, who] of [
    ["Going 1", "Ada"],
    ["Maybe 1", "Bo"],
    ["Can’t come 1", "Cleo"],
    ["Not answered yet 1", "Dan (you)"],
  ] as const) {
    const list = page.getByRole("heading", { name: part }).locator("..").getByRole("listitem");
    await expect(list).toHaveCount(1);
    await expect(list).toContainText(who);
  }
});

test("after the start answers are closed, in words", async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.meetup("2036-03-01"));
  await expect(page.getByRole("main")).toContainText("You did not answer");
  await expect(page.getByRole("main")).toContainText("Answers closed when it started.");
  await expect(page.locator("button[name=answer]")).toHaveCount(0);
});

test("an answer that comes too late is refused in words, and what I wrote stays", { tag: "@phone" }, async ({
  page,
}) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.meetup("2036-03-08"));
  await page.getByText("Add a note").click();
  await page.getByLabel("Note").fill("on my way");
  // The page was opened in time and the meetup has begun since: here by naming an earlier date.
  await page
    .locator("form:has(button[name=answer]) input[name=date]")
    .evaluate((field) => field.setAttribute("value", "2036-03-01"));
  await page.getByRole("button", { name: "I’m in" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("Answers closed when it started.");
  await expect(page.getByLabel("Note")).toHaveValue("on my way");
});
