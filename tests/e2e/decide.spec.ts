import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup } from "./world";

test("it takes three: my friend sees how many are missing, I call it off, and put it back", { tag: "@phone" }, async ({
  page,
  newPage,
  javaScriptEnabled,
}) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  const friend = await newPage({ javaScriptEnabled });
  await becomeKnown(friend, world.person("Bo"));
  await page.goto(`${world.series}/change`);
  await page.getByText("Only if enough come").click();
  await expect(page.getByLabel("When it is decided")).toBeHidden();
  await page.getByLabel("How many it takes").fill("3");
  await expect(page.getByLabel("When it is decided")).toBeVisible();
  await page.getByLabel("Ask me").check();
  if (!javaScriptEnabled) await page.getByRole("button", { name: "Show what changes" }).click();
  await expect(page.getByRole("main")).toContainText(
    "From then on it takes 3 people, decided a day before. If fewer come, organizers are asked.",
  );
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByRole("status").first()).toContainText("Saved: it meets as you said");
  await expect(page.getByRole("listitem").filter({ hasText: "Saturday 8 March" })).toContainText(
    "Needs 2 more to be on",
  );

  await friend.goto(world.meetup("2036-03-08"));
  const seen = friend.getByRole("main");
  await expect(seen).toContainText("Needs 2 more to be on");
  await expect(seen).toContainText("Decided on Friday 7 March, 09:00, Berlin time. If fewer come, organizers decide.");
  await expect(friend.getByRole("link", { name: "Is it on?" })).toHaveCount(0);
  await friend.getByRole("button", { name: "I’m in" }).click();
  await expect(friend.getByText("You’re in", { exact: true })).toBeVisible();
  await expect(seen).toContainText("Needs 1 more to be on");

  await page.goto(world.meetup("2036-03-08"));
  await page.getByRole("link", { name: "Is it on?" }).click();
  await expect(page.getByRole("main")).toContainText("2 people are in, and it takes 3.");
  await page.getByRole("button", { name: "Call it off" }).click();
  await expect(page.getByText("Called off, and whoever might have come is told.")).toBeVisible();
  await friend.reload();
  await expect(seen).toContainText("Cancelled");
  await expect(seen).toContainText("An organizer called it off, with 2 in.");

  await page.getByRole("link", { name: "Put back" }).click();
  await page.getByRole("button", { name: "Put it back" }).click();
  await expect(page.getByText("It takes place after all.")).toBeVisible();
  await friend.reload();
  await expect(seen).toContainText("It’s on");
  await expect(seen).toContainText("An organizer said that it is on.");
});

test("more than there are seats is refused beside the field", async ({ page, javaScriptEnabled }) => {
  const world = await storeGroup();
  await ask("UPDATE plans SET capacity = 4 WHERE series_id = $1", [world.seriesId]);
  await becomeKnown(page, world.person("Ada"));
  await page.goto(`${world.series}/change`);
  await page.getByText("Only if enough come").click();
  await page.getByLabel("How many it takes").fill("5");
  if (!javaScriptEnabled) await page.getByRole("button", { name: "Show what changes" }).click();
  await expect(page.getByLabel("How many it takes")).toHaveAccessibleDescription(/more than there are seats/);
});

test("asked whether my series is still alive I make a break by one press, and take it back", async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  await page.goto(`${world.series}/alive`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("still alive?");
  await page.getByRole("button", { name: "Pause it for three months" }).click();
  await expect(page.getByRole("status").first()).toContainText("Saved: it makes a break");
  await expect(page.getByRole("main")).not.toContainText("Saturday 15 March");
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("main")).toContainText("Saturday 15 March");

  await page.goto(`${world.series}/alive`);
  await page.getByRole("button", { name: "Yes, it lives" }).click();
  await expect(page.getByText("Good to hear. It goes on as it is.")).toBeVisible();
});
