import { tabTo } from "./hands";
import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup } from "./world";

test("I rename my group, say what it is about and choose its colour", { tag: "@phone" }, async ({ page, newPage }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  await page.goto(world.group);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("radio", { name: "Green" })).toBeChecked();
  await expect(page.getByLabel("Name of the group")).toHaveAccessibleDescription(/renamed along/);
  await page.getByLabel("Name of the group").fill("Bridge runners");
  await page.getByLabel("About the group").fill("We run.\nWhatever the weather.");
  await page.getByRole("radio", { name: "Violet" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Saved.");
  await expect(page.getByRole("radio", { name: "Violet" })).toBeChecked();
  await page.goto(world.series);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bridge runners");
  await page.goto(world.group);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bridge runners");
  await expect(page.getByText("Whatever the weather.")).toBeVisible();
  await expect(page.locator("[data-accent=violet]").first()).toBeAttached();

  const friend = await newPage();
  await friend.goto(world.invite);
  await expect(friend.getByText("Whatever the weather.")).toBeVisible();
  const colour = await friend
    .getByRole("button", { name: "Join" })
    .evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(colour).toBe("rgb(106, 63, 160)");
});

test("my group’s colour is on all of its pages", { tag: "@once" }, async ({ page }) => {
  const world = await storeGroup({ people: ["Ada", "Bo", "Cleo"] });
  await ask("UPDATE groups SET accent = 'violet' WHERE id = $1", [world.groupId]);
  await becomeKnown(page, world.person("Ada"));
  const ofTheGroup = [
    "",
    "/people",
    "/audit",
    "/invites",
    "/leave",
    "/settings",
    "/settings/series",
    "/settings/delete",
  ];
  const addresses = [
    ...ofTheGroup.map((path) => world.group + path),
    world.member("Bo"),
    `${world.member("Bo")}/merge`,
    `${world.member("Bo")}/merge?into=${world.member("Cleo").split("/").at(-1)}`,
  ];
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.locator("[data-accent=violet]").getByRole("main"), address).toBeVisible();
  }
});

test("the colour is chosen by the keyboard", { tag: "@js" }, async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  await page.goto(`${world.group}/settings`);
  await tabTo(page.getByRole("radio", { name: "Green" }));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Blue" })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("Saved.");
});

test("I add a series, am its first regular, and end it again", async ({ page, javaScriptEnabled }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  await page.goto(`${world.group}/settings`);
  await page.getByRole("link", { name: "Add a series" }).click();
  await page.getByLabel("What is it called?").fill("Spring run");
  await page.getByLabel("First date").fill("2036-03-12");
  if (!javaScriptEnabled) {
    await page.getByLabel("Time zone").selectOption("Europe/Berlin");
    await page.getByRole("button", { name: "Show the next dates" }).click();
  }
  await expect(page.getByLabel("How often").locator("option:checked")).toHaveText(/Wednesday/);
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin");
  await page.getByRole("button", { name: "Add the series" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Spring run");
  const first = page.getByRole("listitem").filter({ hasText: "Wednesday 12 March" });
  await expect(first).toContainText("You’re in");

  await page.goto(`${world.group}/settings`);
  await page.getByRole("listitem").filter({ hasText: "Spring run" }).getByRole("link").click();
  await page.getByRole("link", { name: "End the series" }).click();
  await expect(page.getByLabel("The first date that no longer takes place").locator("option:checked")).toHaveText(
    "Wednesday 12 March",
  );
  await page.getByRole("button", { name: "End the series" }).click();
  await expect(page.getByRole("status").first()).toContainText("The series has ended");
  await page.goto(world.group);
  await expect(page.getByRole("main")).not.toContainText("12 March");
  await expect(page.getByRole("main")).toContainText("Saturday 8 March");
});

test("I delete my group, nobody sees it, and the link brings it back", async ({ page, newPage }) => {
  const world = await storeGroup({ name: "Saturday swim" });
  await becomeKnown(page, world.person("Ada"));
  const friend = await newPage();
  await becomeKnown(friend, world.person("Bo"));
  await page.goto(`${world.group}/settings`);
  await page.getByRole("link", { name: "Delete the group" }).click();
  await page.getByLabel("Type the group’s name").fill("Something else");
  await page.getByRole("button", { name: "Delete the group" }).click();
  await expect(page.getByLabel("Type the group’s name")).toHaveAccessibleDescription(/nothing was deleted/);
  await page.getByLabel("Type the group’s name").fill("saturday swim");
  await page.getByRole("button", { name: "Delete the group" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Saturday swim is deleted");
  const link = await page.getByLabel("Link that brings it back").inputValue();
  for (const path of [world.group, world.invite]) {
    await friend.goto(path);
    await expect(friend.getByRole("main")).not.toContainText("Saturday swim");
  }
  await friend.goto(link);
  await friend.getByRole("button", { name: "Bring it back" }).click();
  await expect(friend.getByRole("status").first()).toContainText("The group is back");
  await expect(friend.getByRole("heading", { level: 1 })).toHaveText("Saturday swim");
});
