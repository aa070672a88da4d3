import type { Page } from "@playwright/test";
import { expect, test } from "./test";
import { becomeKnown, storeGroup, storePerson } from "./world";

// As long as a name may be, and nowhere to break it.
const LONG = "x".repeat(60);

async function expectNothingBeside(page: Page, where: string): Promise<void> {
  // Of the screen and not of the window: a phone draws what is too wide smaller.
  const width = page.viewportSize()?.width ?? 0;
  const beside = (await page.evaluate(() => document.documentElement.scrollWidth)) - width;
  expect(beside, where).toBeLessThanOrEqual(0);
}

test("a long name makes no page wider than the screen", { tag: "@phone" }, async ({ page }) => {
  const world = await storeGroup({ name: LONG, people: ["Ada", LONG] });
  await becomeKnown(page, world.person("Ada"));
  for (const path of ["/", world.group, `${world.group}/people`, `${world.group}/leave`, `${world.group}/settings`]) {
    await page.goto(path);
    await expectNothingBeside(page, path);
  }
  await page.goto(world.member(LONG));
  for (const label of ["Make co-organizer", "Hand the group over", "Remove"]) {
    await page.locator("summary").filter({ hasText: label }).click();
    await expectNothingBeside(page, label);
  }
});

test("nor does it on the button that joins", { tag: "@phone" }, async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, await storePerson(LONG));
  await page.goto(world.invite);
  await expect(page.getByRole("button", { name: "Join as" })).toBeVisible();
  await expectNothingBeside(page, "join");
});

test("the head of a page fits the narrowest phone", async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(world.group);
  await expect(page.getByRole("link", { name: "Ada, your page" })).toBeVisible();
  await expectNothingBeside(page, "head");
});
