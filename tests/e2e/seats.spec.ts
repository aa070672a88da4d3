import { notice } from "./hands";
import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup } from "./world";

const day = "2036-03-08";

test("two seats for three: who waits is told of the seat that became free, and puts it away", {
  tag: "@phone",
}, async ({ page, newPage }) => {
  // Ada, as a regular, has the first of the two seats.
  const world = await storeGroup({ people: ["Ada", "Bo", "Cleo"] });
  await ask("UPDATE plans SET capacity = 2, may_bring = 1 WHERE series_id = $1", [world.seriesId]);
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.meetup(day));
  const main = page.getByRole("main");
  await expect(main.getByText("1 seat free")).toBeVisible();
  await expect(main.getByText("(regular)")).toBeVisible();
  await page.getByRole("button", { name: "I’m in" }).click();
  await expect(main.getByText("You’re in", { exact: true })).toBeVisible();
  await expect(main.getByText("Full", { exact: true })).toBeVisible();

  const other = await newPage();
  await becomeKnown(other, world.person("Cleo"));
  await other.goto(world.group);
  const row = other.getByRole("listitem").filter({ hasText: "Saturday 8 March" });
  await expect(row).toContainText("2 going · Full");
  await row.getByRole("button", { name: "Join the waiting list (0 ahead)" }).click();
  await expect(row).toContainText("You’re first on the waiting list");
  await expect(row).toContainText("Full, 1 waiting");

  await main.getByText("Change", { exact: true }).click();
  await main.getByLabel("I bring").selectOption("1");
  await main.getByText("Add a note").click();
  await main.getByLabel("Note").fill("with my sister");
  await main.getByRole("button", { name: "I’m in" }).click();
  await expect(main.getByRole("alert")).toContainText("There is a seat for you, but not for so many more.");
  await expect(main.getByLabel("I bring")).toHaveValue("1");
  await expect(main.getByLabel("Note")).toHaveValue("with my sister");
  await main.getByRole("button", { name: "I’m out" }).click();
  await expect(notice(page)).toContainText("Noted: you’re out this time.");

  await other.goto("/");
  const news = other.getByRole("region", { name: "News for you" });
  await expect(news).toContainText("A seat became free: you’re in on Saturday 8 March, 09:00.");
  await news.getByRole("link").click();
  await expect(other).toHaveURL(world.meetup(day));
  await expect(other.getByRole("main").getByText("You’re in", { exact: true })).toBeVisible();
  await news.getByRole("button", { name: "Got it" }).click();
  await expect(news).toHaveCount(0);
  await other.goto("/");
  await expect(news).toHaveCount(0);
});

test("one brings somebody along, and everybody sees how many come", async ({ page }) => {
  const world = await storeGroup();
  await ask("UPDATE plans SET may_bring = 2 WHERE series_id = $1", [world.seriesId]);
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.meetup(day));
  const main = page.getByRole("main");
  await main.getByLabel("I bring").selectOption("2");
  await main.getByRole("button", { name: "I’m in" }).click();
  await expect(main.getByText("You’re in, with 2 more", { exact: true })).toBeVisible();
  await expect(main).toContainText("4 going");
  await expect(main.getByRole("listitem").filter({ hasText: "Bo (you)" })).toContainText("+2");
});
