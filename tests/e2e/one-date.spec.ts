import type { Page } from "@playwright/test";
import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup, type World } from "./world";

test("I move a date to another day and place, and take it back", { tag: "@phone" }, async ({
  page,
  javaScriptEnabled,
}) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  await page.goto(world.meetup("2036-03-15"));
  await page.getByRole("link", { name: "Move or change" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Move or change Saturday 15 March");
  await expect(page.getByLabel("Day")).toHaveValue("2036-03-15");
  await expect(page.getByLabel("Where this date is")).toBeHidden();
  await page.getByLabel("Day").fill("2036-03-16");
  await page.getByLabel("Time").fill("11:00");
  await page.getByLabel("Name of this date").fill("Spring run");
  await page.getByLabel("Place", { exact: true }).selectOption("Another place");
  await page.getByLabel("Where this date is").fill("Ada’s garden");
  if (!javaScriptEnabled) await page.getByRole("button", { name: "Show what changes" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("Moves, answers stay");
  await expect(main.getByRole("definition").filter({ hasText: "Ada’s garden" })).toContainText("At the old bridge");
  await page.getByRole("button", { name: "Save for this date" }).click();

  await expect(page).toHaveURL(world.meetup("2036-03-15"));
  await expect(page.getByText("Saved, for this date alone.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Spring run");
  await expect(main).toContainText("Sunday 16 March");
  await expect(main).toContainText("Usually Saturday 15 March, 09:00, Berlin time");
  await expect(main).toContainText("Ada’s garden");
  await page.goto(world.group);
  const row = page.getByRole("listitem").filter({ hasText: "Sunday 16 March" });
  await expect(row).toContainText("Spring run");
  await expect(row).toContainText("Ada’s garden");

  await page.goto(world.meetup("2036-03-15"));
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("status").first()).toContainText("Taken back");
  await page.goto(world.meetup("2036-03-15"));
  await expect(main).toContainText("Saturday 15 March");
  await expect(main).not.toContainText("Ada’s garden");
});

test("I cancel a date, my friend reads why, and I put it back", async ({ page, newPage, javaScriptEnabled }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  const friend = await newPage({ javaScriptEnabled });
  await becomeKnown(friend, world.person("Bo"));
  await page.goto(world.meetup("2036-03-15"));
  await page.getByRole("link", { name: "Cancel this date" }).click();
  await page.getByLabel("Reason").fill("The bridge is closed");
  await page.getByRole("button", { name: "Cancel this date" }).click();
  await expect(page.getByText("Cancelled. Everybody sees it on its page.")).toBeVisible();

  await friend.goto(world.meetup("2036-03-15"));
  await expect(friend.getByText("The bridge is closed")).toBeVisible();
  await expect(friend.getByRole("region", { name: "Who was coming" })).toBeVisible();
  await expect(friend.getByRole("main")).not.toContainText("Somebody goes first");
  await expect(friend.getByRole("link", { name: "Put back" })).toHaveCount(0);
  await page.getByRole("link", { name: "Put back" }).click();
  await page.getByRole("button", { name: "Put it back" }).click();
  await expect(page.getByText("It takes place after all.")).toBeVisible();
  await friend.reload();
  await expect(friend.getByRole("main")).not.toContainText("The bridge is closed");
  await expect(friend.getByRole("button", { name: "I’m in" })).toBeVisible();
});

test("I add a date; a day that has one already is refused beside the day", async ({ page, javaScriptEnabled }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  await page.goto(world.series);
  await page.getByRole("link", { name: "Add a date" }).click();
  const look = async () => {
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Show what changes" }).click();
  };
  await page.getByLabel("Day").fill("2036-03-15");
  await look();
  await expect(page.getByLabel("Day")).toHaveAccessibleDescription(/meets on that day already/);
  await page.getByLabel("Day").fill("2036-03-19");
  await page.getByLabel("Time").fill("18:00");
  await look();
  await expect(page.getByRole("main")).toContainText("Wednesday 19 March");
  await page.getByRole("button", { name: "Add this date" }).click();
  await expect(page).toHaveURL(world.meetup("2036-03-19"));
  await expect(page.getByText("The date is there.")).toBeVisible();
  await expect(page.getByText("Extra date")).toBeVisible();
});

test("I lower the seats of a date: I read who would lose theirs, and they are told", async ({
  page,
  newPage,
  javaScriptEnabled,
}) => {
  const world = await storeGroup();
  const bo = await newPage({ javaScriptEnabled });
  await saysIn(bo, world);

  await becomeKnown(page, world.person("Ada"));
  await page.goto(`${world.meetup("2036-03-15")}/change`);
  await page.getByLabel("Seats", { exact: true }).selectOption("Another number");
  await page.getByLabel("Seats on this date").fill("1");
  await page.getByLabel("How many may each bring?").selectOption("2");
  if (!javaScriptEnabled) await page.getByRole("button", { name: "Show what changes" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("Bo would lose the seat on Saturday 15 March, and be told.");
  await expect(main.getByRole("definition").filter({ hasText: "nobody" })).toContainText("2");
  await page.getByRole("button", { name: "Save for this date" }).click();
  await expect(page.getByText("Saved, for this date alone.")).toBeVisible();
  const told = await ask(
    `SELECT reason, date::text, not_before - created_at = interval '10 minutes' AS "waits" FROM notices
     WHERE series_id = $1 AND reason NOT IN ('confirmed', 'activity', 'still_alive')`,
    [world.seriesId],
  );
  expect(told).toEqual([{ reason: "lost_seat", date: "2036-03-15", waits: true }]);
});

test("a date that I answered moves: I read what was and what is, and say whether it still suits me", async ({
  page,
  newPage,
  javaScriptEnabled,
}) => {
  const world = await storeGroup();
  const bo = await newPage({ javaScriptEnabled });
  await saysIn(bo, world);

  await becomeKnown(page, world.person("Ada"));
  await page.goto(`${world.meetup("2036-03-15")}/change`);
  await page.getByLabel("Time").fill("11:00");
  if (!javaScriptEnabled) await page.getByRole("button", { name: "Show what changes" }).click();
  await expect(page.getByRole("main")).toContainText("1 person is asked again: Bo.");
  await page.getByRole("button", { name: "Save for this date" }).click();
  await expect(page.getByText("Saved, for this date alone.")).toBeVisible();

  await bo.goto("/");
  const news = bo.getByRole("region", { name: "News for you" });
  await expect(news).toContainText("Moved to Saturday 15 March, 11:00. It was Saturday 15 March, 09:00.");
  await expect(news).toContainText("You said in: does that still suit you?");
  await news.getByRole("link", { name: "Answer" }).click();
  await expect(bo).toHaveURL(world.meetup("2036-03-15"));
  await bo.getByRole("main").getByText("Change", { exact: true }).click();
  await bo.getByRole("button", { name: "I’m out" }).click();
  await expect(news).toHaveCount(0);
});

/** Bo says that he is in on 15 March. */
async function saysIn(bo: Page, world: World): Promise<void> {
  await becomeKnown(bo, world.person("Bo"));
  await bo.goto(world.meetup("2036-03-15"));
  await bo.getByRole("button", { name: "I’m in" }).click();
  await expect(bo.getByText("You’re in").first()).toBeVisible();
}
