import { expect, test } from "./test";
import { becomeKnown, storeGroup } from "./world";

test("I move Saturdays to Fridays, see whose answers go along, and take it back", { tag: "@phone" }, async ({
  page,
  newPage,
  javaScriptEnabled,
}) => {
  const world = await storeGroup();
  const bo = await newPage();
  await becomeKnown(bo, world.person("Bo"));
  await bo.goto(world.meetup("2036-03-15"));
  await bo.getByRole("button", { name: "Maybe" }).click();
  await expect(bo.getByText("You said maybe", { exact: true })).toBeVisible();
  await expect(bo.getByText("Saving…")).toHaveCount(0);

  await becomeKnown(page, world.person("Ada"));
  await page.goto(world.series);
  await page.getByRole("link", { name: "Change when it meets" }).click();
  await expect(page.getByRole("main")).toContainText("Choose something else above");
  await expect(page.getByLabel("Saturday")).toBeChecked();
  await page.getByLabel("Friday").check();
  await page.getByLabel("Saturday").uncheck();
  if (!javaScriptEnabled) await page.getByRole("button", { name: "Show what changes" }).click();
  const preview = page.getByRole("main");
  await expect(preview).toContainText("Answers go along");
  await expect(preview).toContainText("1 person is asked again: Bo.");
  await preview.getByText("0 in, 1 maybe, 0 out").click();
  await expect(preview.getByText("Maybe: Bo")).toBeVisible();
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByRole("status").first()).toContainText("Saved: it meets as you said");
  await expect(page.getByRole("main")).toContainText("Friday 14 March");
  await bo.goto(world.meetup("2036-03-14"));
  await expect(bo.getByText("You said maybe", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("status").first()).toContainText("Taken back");
  await expect(page.getByRole("main")).toContainText("Saturday 15 March");
  await bo.goto(world.meetup("2036-03-15"));
  await expect(bo.getByText("You said maybe", { exact: true })).toBeVisible();
});

test("I make a break", async ({ page, javaScriptEnabled }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  await page.goto(world.series);
  await page.getByRole("link", { name: "Make a break" }).click();
  await page.getByLabel("From this day on it meets again").fill("2036-03-20");
  if (!javaScriptEnabled) await page.getByRole("button", { name: "Show what changes" }).click();
  await expect(page).toHaveURL(/to=2036-03-20/);
  await page.getByRole("button", { name: "Make the break" }).click();
  await expect(page.getByRole("status").first()).toContainText("Saved: it makes a break");
  await expect(page.getByRole("main")).toContainText("Saturday 22 March");
  await expect(page.getByRole("main")).not.toContainText("Saturday 15 March");
});

test("somebody else was faster: I see what they changed, and nothing is saved", async ({
  page,
  newPage,
  javaScriptEnabled,
}) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  const other = await newPage();
  await becomeKnown(other, world.person("Ada"));
  await page.goto(`${world.series}/pause`);
  await other.goto(`${world.series}/change`);
  await other.getByLabel("Time", { exact: true }).fill("10:30");
  if (!javaScriptEnabled) await other.getByRole("button", { name: "Show what changes" }).click();
  await other.getByRole("button", { name: "Save the change" }).click();
  await expect(other.getByRole("status").first()).toContainText("Saved: it meets as you said");
  await page.getByRole("button", { name: "Make the break" }).click();
  await expect(page.getByRole("main")).toContainText("Ada changed when or where it meets");
  await page.getByRole("button", { name: "Make the break" }).click();
  await expect(page.getByRole("status").first()).toContainText("Saved: it makes a break");
});

test("what I choose before the page's scripts are there is shown, too", { tag: "@js" }, async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  let arrive = () => {};
  const scripts = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto(`${world.series}/change`, { waitUntil: "commit" });
  await page.getByLabel("Time", { exact: true }).fill("10:30");
  arrive();
  await expect(page.getByRole("button", { name: "Save the change" })).toBeVisible();
});
