import { notice } from "./hands";
import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup } from "./world";

const nothingHere = /There is nothing here/;

test("an organizer makes a co-organizer, hands over and leaves", { tag: "@phone" }, async ({ page, newPage }) => {
  const world = await storeGroup({ people: ["Ada", "Bo", "Cleo"] });
  await becomeKnown(page, world.person("Ada"));
  await page.goto(world.group);
  await page.getByRole("link", { name: "3 people" }).click();
  await expect(page.getByRole("main")).toContainText("The organizer also may");
  await page.getByRole("link", { name: "Details: Cleo" }).click();
  await expect(page).toHaveURL(world.member("Cleo"));
  await page.locator("summary").filter({ hasText: "Make co-organizer" }).click();
  await expect(page.getByText("As a co-organizer, Cleo may also:")).toBeVisible();
  await page.getByRole("button", { name: "Make co-organizer" }).click();
  await expect(notice(page)).toHaveText("Done: the role has changed.");
  await expect(page.getByRole("listitem").filter({ hasText: "Cleo" }).first()).toContainText("Co-organizer");

  await page.goto(world.member("Bo"));
  await page.getByText("Hand the group over to Bo").click();
  await page.getByLabel("member", { exact: true }).check();
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(notice(page)).toHaveText("Done: the group has a new organizer.");
  await expect(page.getByRole("listitem").filter({ hasText: "Bo" }).first()).toContainText("Organizer");
  await expect(page.getByRole("link", { name: /^Details/ })).toHaveCount(0);

  await page.goto(world.group);
  await page.getByRole("link", { name: "Leave this group" }).click();
  await page.getByRole("button", { name: "Leave the group" }).click();
  await expect(notice(page)).toHaveText("You’ve left the group.");
  expect((await page.goto(world.group))?.status()).toBe(404);

  const bo = await newPage();
  await becomeKnown(bo, world.person("Bo"));
  await bo.goto(`${world.group}/people`);
  await bo.getByRole("link", { name: "What organizers did" }).click();
  await expect(bo.getByRole("listitem")).toContainText([
    "Ada handed the group over to Bo",
    "Ada made Cleo co-organizer",
  ]);
});

test("the last organizer is told to name somebody, and leaves with them named", { tag: "@phone" }, async ({
  page,
  newPage,
}) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  await page.goto(`${world.group}/leave`);
  await expect(page.getByRole("main")).toContainText("You are the only organizer");
  await page.getByRole("button", { name: "Hand over and leave" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    "You are the only organizer. Choose who takes over, then you can leave.",
  );
  await page.getByLabel("Who takes over").selectOption("Bo");
  await page.getByRole("button", { name: "Hand over and leave" }).click();
  await expect(notice(page)).toHaveText("You’ve left the group.");
  const bo = await newPage();
  await becomeKnown(bo, world.person("Bo"));
  await bo.goto(`${world.group}/people`);
  await expect(bo.getByRole("listitem").first()).toContainText("Organizer");
});

test("who could take over is told apart by the day of joining where they are called the same", async ({ page }) => {
  const world = await storeGroup({ people: ["Ada", "Bo", "Cleo"] });
  await ask("UPDATE users SET name = 'Bo' WHERE id = $1", [world.person("Cleo").userId]);
  await ask("UPDATE members SET joined_at = '2036-02-01 12:00Z' WHERE user_id = $1", [world.person("Cleo").userId]);
  await becomeKnown(page, world.person("Ada"));
  await page.goto(`${world.group}/leave`);
  const choices = page.getByLabel("Who takes over").getByRole("option");
  await expect(choices).toHaveText([
    "Choose somebody",
    "Bo, joined on Friday 1 February",
    "Bo, joined on Wednesday 5 March",
  ]);
});

test("who is alone in a group is told to delete it", async ({ page }) => {
  const world = await storeGroup({ people: ["Ada"] });
  await becomeKnown(page, world.person("Ada"));
  await page.goto(`${world.group}/leave`);
  await expect(page.getByRole("main")).toContainText("Delete the group instead");
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await page.getByRole("link", { name: "Delete the group" }).click();
  await expect(page).toHaveURL(`${world.group}/settings/delete`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Delete Saturday workout?");
});

test("who was removed finds nothing there any more, until they are let back in", async ({ page, newPage }) => {
  const world = await storeGroup();
  const bo = await newPage();
  await becomeKnown(bo, world.person("Bo"));
  expect((await bo.goto(world.group))?.status()).toBe(200);

  await becomeKnown(page, world.person("Ada"));
  await page.goto(world.member("Bo"));
  await page.getByText("Remove Bo from the group").click();
  await page.getByLabel("No invite link lets Bo back in").check();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(notice(page)).toHaveText("Removed. No invite link lets them back in.");
  for (const path of [world.group, world.meetup("2036-03-08"), `${world.group}/people`]) {
    expect((await bo.goto(path))?.status()).toBe(404);
    await expect(bo.getByRole("heading", { level: 1 })).toHaveText(nothingHere);
  }

  await page.getByRole("button", { name: "Let back in: Bo" }).click();
  await expect(notice(page)).toHaveText("They may come back now: send them an invite link.");
  await expect(page.getByRole("heading", { name: "Removed for good" })).toHaveCount(0);
});

test("who leaves and asks for it is not named in what they leave behind", async ({ page, newPage }) => {
  const world = await storeGroup();
  await ask("UPDATE members SET joined_at = '2036-01-01' WHERE group_id = $1", [world.groupId]);
  await becomeKnown(page, world.person("Bo"));
  await page.goto(`${world.group}/leave`);
  await page.getByLabel("Don’t name me in what I leave behind").check();
  await page.getByRole("button", { name: "Leave the group" }).click();
  await expect(notice(page)).toHaveText("You’ve left the group.");
  const ada = await newPage();
  await becomeKnown(ada, world.person("Ada"));
  await ada.goto(world.meetup("2036-03-01"));
  await expect(ada.getByRole("main")).toContainText("Former member");
  await expect(ada.getByRole("main")).not.toContainText("Bo");
});

test("who was removed takes their name out of what they left behind", { tag: "@phone" }, async ({ page, newPage }) => {
  const world = await storeGroup();
  await ask("UPDATE members SET joined_at = '2036-01-01' WHERE group_id = $1", [world.groupId]);
  const ada = await newPage();
  await becomeKnown(ada, world.person("Ada"));
  await ada.goto(world.member("Bo"));
  await ada.getByText("Remove Bo from the group").click();
  await ada.getByRole("button", { name: "Remove" }).click();
  await ada.goto(world.meetup("2036-03-01"));
  await expect(ada.getByRole("main")).toContainText("Bo");

  await becomeKnown(page, world.person("Bo"));
  await page.goto("/me");
  await expect(page.getByRole("main")).toContainText("Removed on Wednesday 5 March");
  await page.getByText("Take my name out there").click();
  await page.getByRole("button", { name: "Take my name out: Saturday workout" }).click();
  await expect(notice(page)).toHaveText("Your name is out. What you did there stays, as “former member”.");
  await expect(page.getByRole("heading", { name: "Groups you were in" })).toHaveCount(0);
  await ada.reload();
  await expect(ada.getByRole("main")).toContainText("Former member");
  await expect(ada.getByRole("main")).not.toContainText("Bo");
});
