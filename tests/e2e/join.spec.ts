import { Hands } from "./hands";
import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup } from "./world";

test("a friend joins and answers with two presses and a name", { tag: "@phone" }, async ({ page }) => {
  const world = await storeGroup();
  const hands = new Hands();
  await page.goto(world.invite);
  await expect(page.getByRole("main")).toContainText("Ada invites you to");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Saturday workout");
  await expect(page.getByRole("main")).toContainText("every week on Saturday, 09:00, Berlin time");
  await expect(page.getByRole("time").first()).toHaveText(/^Saturday 8 March, 09:00–10:00, Berlin time$/);

  await hands.fill(page.getByLabel("Your name"), "Cleo");
  await hands.press(page.getByRole("button", { name: "Join" }));
  await expect(page).toHaveURL(world.meetup("2036-03-08"));
  await expect(page.getByRole("main")).toContainText("You’ve joined. Are you coming to the next one?");
  await hands.press(page.getByRole("button", { name: "I’m in" }));
  await expect(page.getByText("You’re in", { exact: true })).toBeVisible();

  expect(hands).toMatchObject({ presses: 2, fills: 1 });
  await page.reload();
  await expect(page.getByText("You’re in", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Your personal link")).toBeVisible();
});

test("a friend reads which of the next dates is cancelled", async ({ page }) => {
  const world = await storeGroup();
  const row =
    "INSERT INTO meetups (id, series_id, date, state) VALUES (gen_random_uuid(), $1, '2036-03-08', 'cancelled')";
  await ask(row, [world.seriesId]);
  await page.goto(world.invite);
  const dates = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("time") });
  await expect(dates.nth(0)).toContainText(/^.*Saturday 8 March.*Cancelled$/s);
  await expect(dates.nth(1)).toContainText("Saturday 15 March");
  await expect(dates.nth(1)).not.toContainText("Cancelled");
});

test("who joins is given their personal link", async ({ page, newPage }) => {
  const world = await storeGroup();
  await page.goto(world.invite);
  await page.getByLabel("Your name").fill("Cleo");
  await page.getByRole("button", { name: "Join" }).click();
  const link = await page.getByLabel("Your personal link").inputValue();
  const other = await newPage();
  await other.goto(link);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Are you Cleo?");
});

test("who is one of the group already comes straight to the next meetup", async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.invite);
  await expect(page).toHaveURL(world.meetup("2036-03-08"));
});

test("who is known from elsewhere joins without giving a name", async ({ page }) => {
  const [mine, world] = [await storeGroup({ people: ["Cleo"] }), await storeGroup()];
  await becomeKnown(page, mine.person("Cleo"));
  await page.goto(world.invite);
  await expect(page.getByLabel("Your name")).toHaveCount(0);
  await page.getByRole("button", { name: "Join as Cleo" }).click();
  await expect(page).toHaveURL(world.meetup("2036-03-08"));
});

test("an unknown link says so and what to do", async ({ page }) => {
  const response = await page.goto("/join/nonsense");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link opens nothing");
  await page.getByRole("link", { name: "Start a group of your own" }).click();
  await expect(page).toHaveURL("/groups/new");
});

test("a link that was replaced says so, and the new one opens", async ({ page, newPage }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  await page.goto(world.group);
  await page.getByRole("link", { name: "More links, QR codes, who came" }).click();
  await page.getByText("Replace or take back").click();
  await page.getByRole("button", { name: "Replace the link" }).click();
  await expect(page.getByRole("main")).toContainText("Here is the new invite link.");
  const link = await page.getByLabel("Invite link").inputValue();

  const friend = await newPage();
  expect((await friend.goto(world.invite))?.status()).toBe(410);
  await expect(friend.getByRole("heading", { level: 1 })).toHaveText("This link was replaced");
  await expect(friend.getByRole("main")).toContainText("Ask whoever invited you for it.");
  await friend.goto(link);
  await expect(friend.getByRole("button", { name: "Join" })).toBeVisible();
});

test("a link replaced while I type my name is refused in words", async ({ page, newPage }) => {
  const world = await storeGroup();
  await page.goto(world.invite);
  await page.getByLabel("Your name").fill("Cleo");
  const organizer = await newPage();
  await becomeKnown(organizer, world.person("Ada"));
  await organizer.goto(`${world.group}/invites`);
  await organizer.getByText("Replace or take back").click();
  await organizer.getByRole("button", { name: "Replace the link" }).click();
  await expect(organizer.getByRole("main")).toContainText("Here is the new invite link.");

  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("main")).toContainText("This link was replaced");
});
