import { tabTo } from "./hands";
import { expect, test } from "./test";
import { becomeKnown, storeGroup } from "./world";

test("I found a group by keyboard alone", async ({ page, javaScriptEnabled }) => {
  const { keyboard } = page;
  await page.goto("/groups/new");
  await tabTo(page.getByRole("link", { name: "Walk" }));
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New group: Walk");
  if (javaScriptEnabled) await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin");
  await tabTo(page.getByLabel("Name of the group"));
  await keyboard.type("Sunday walk");
  if (!javaScriptEnabled) {
    await tabTo(page.getByLabel("Time zone"));
    await keyboard.type("Europe/Berlin");
  }
  await tabTo(page.getByText("Length, place, online link"));
  await keyboard.press("Space");
  await tabTo(page.getByLabel("Place"));
  await keyboard.type("At the old bridge");
  await tabTo(page.getByLabel("Your name"));
  await keyboard.type("Ana");
  await tabTo(page.getByRole("button", { name: "Start the group" }));
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/\/welcome$/);
});

test("I answer by keyboard alone, and change it", async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  const { keyboard } = page;
  await page.goto(world.meetup("2036-03-08"));
  await keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await keyboard.press("Enter");
  await tabTo(page.getByText("Add a note"));
  await keyboard.press("Enter");
  await tabTo(page.getByLabel("Note"));
  await keyboard.type("late");
  await keyboard.press("Shift+Tab");
  await tabTo(page.getByRole("button", { name: "Maybe" }));
  await keyboard.press("Space");
  await expect(page.getByText("You said maybe")).toBeVisible();
  await expect(page.getByText("Saving…")).toHaveCount(0);
  await tabTo(page.locator("summary", { hasText: "Change" }));
  await keyboard.press("Enter");
  await tabTo(page.getByRole("button", { name: "I’m in" }));
  await keyboard.press("Enter");
  await expect(page.getByText("You’re in", { exact: true })).toBeVisible();
});

test("I change when a series meets by keyboard alone", async ({ page, javaScriptEnabled }) => {
  const world = await storeGroup();
  const { keyboard } = page;
  await becomeKnown(page, world.person("Ada"));
  await page.goto(`${world.series}/change`);
  await tabTo(page.getByLabel("Friday"));
  await keyboard.press("Space");
  if (!javaScriptEnabled) {
    await tabTo(page.getByRole("button", { name: "Show what changes" }));
    await keyboard.press("Enter");
  }
  await expect(page.getByRole("main")).toContainText("Friday 14 March");
  if (javaScriptEnabled) await expect(page.getByLabel("Friday")).toBeFocused();
  await tabTo(page.getByRole("button", { name: "Save the change" }));
  await keyboard.press("Enter");
  await expect(page.getByRole("status").first()).toContainText("Saved: it meets as you said");
  await expect(page.getByRole("main")).toContainText("Friday 14 March");
});
