import { notice } from "./hands";
import { expect, test } from "./test";
import { becomeKnown, storeGroup, storePerson } from "./world";

test("I read the schedule month by month, the past dates too", { tag: "@phone" }, async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.group);
  await page.getByRole("link", { name: "All dates" }).click();
  await expect(page).toHaveURL(world.series);
  const months = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(months).toHaveText(["March 2036", "April 2036", "May 2036", "June 2036"]);
  await expect(page.getByRole("time").first()).toHaveText(/^Saturday 1 March/);
  await expect(page.getByRole("time")).toHaveCount(5 + 4 + 5 + 4);

  await page.getByRole("link", { name: "Earlier" }).click();
  await expect(months).toHaveText(["November 2035", "December 2035", "January 2036", "February 2036"]);
  await expect(page.getByRole("main")).toContainText("No date in this month.");
  const past = page.getByRole("listitem").filter({ hasText: "Saturday 5 January" });
  await expect(past.getByRole("button")).toHaveCount(0);
  await past.getByRole("link").click();
  await expect(page).toHaveURL(world.meetup("2036-01-05"));

  await page.goto(`${world.series}?month=2035-11`);
  await page.getByRole("link", { name: "Today" }).click();
  await expect(months.first()).toHaveText("March 2036");
  await page.getByRole("link", { name: "Later" }).click();
  await expect(months.first()).toHaveText("July 2036");
});

test("a series that begins later opens with its first month", async ({ page }) => {
  const world = await storeGroup({ from: "2036-05-03" });
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.series);
  await expect(page.getByRole("main").getByRole("heading", { level: 2 }).first()).toHaveText("May 2036");
  await expect(page.getByRole("time").first()).toHaveText(/^Saturday 3 May/);
  await expect(page.getByRole("link", { name: "Today" })).toHaveCount(0);
  await page.getByRole("link", { name: "Earlier" }).click();
  await expect(page.getByRole("main").getByRole("heading", { level: 2 }).first()).toHaveText("January 2036");
  await expect(page.getByRole("main")).toContainText("No date in this month.");
});

test("the group page shows what is next, the people and what was", async ({ page }) => {
  const world = await storeGroup({ people: ["Ada", "Bo", "Cleo"] });
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.group);
  await expect(page.getByRole("main")).toContainText("3 people");
  await expect(page.getByRole("region", { name: "Next meetups" }).getByRole("time")).toHaveCount(5);
  await expect(page.getByRole("region", { name: "People" }).getByRole("listitem")).toHaveText([
    /Ada.*Organizer/,
    /Bo.*you/,
    /Cleo/,
  ]);
  await expect(page.getByRole("region", { name: "Lately" }).getByRole("time")).toHaveCount(5);
  await expect(page.getByLabel("Invite link")).toHaveCount(0);
});

test("the meetup page says where it is and how it repeats", async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.meetup("2036-03-08"));
  await expect(page.getByRole("main")).toContainText("At the old bridge");
  await expect(page.getByRole("main")).toContainText("every week on Saturday, 09:00");
  await expect(page.getByRole("main")).toContainText("in 3 days");
  await page.getByRole("main").getByRole("link", { name: "Saturday workout" }).click();
  await expect(page).toHaveURL(world.group);
});

test("the home page lists the answers that I owe first, over all my groups", async ({ page }) => {
  const bo = await storePerson("Bo");
  await storeGroup({ name: "Mine", people: [bo] });
  const owed = await storeGroup({
    name: "Book club",
    people: ["Ada", bo],
    rrule: "FREQ=MONTHLY;BYDAY=2SU",
    from: "2036-01-13",
  });
  await storeGroup({ name: "Not mine" });
  await becomeKnown(page, bo);
  await page.goto("/");
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveText([
    "One answer to give",
    "Coming up",
    "Your groups",
  ]);
  await expect(page.getByRole("region", { name: "One answer to give" }).getByRole("listitem")).toHaveText([
    /Sunday 9 March/,
  ]);
  const next = page.getByRole("region", { name: "Coming up" }).getByRole("listitem");
  await expect(next.first()).toContainText("Saturday 8 March");
  await expect(page.getByRole("region", { name: "Your groups" }).getByRole("link")).toHaveCount(2);
  await expect(page.getByRole("main")).not.toContainText("Not mine");

  await page.getByRole("region", { name: "One answer to give" }).getByRole("button", { name: "I’m in" }).click();
  await expect(page.getByRole("region", { name: "One answer to give" })).toHaveCount(0);
  await page.goto(owed.meetup("2036-03-09"));
  await expect(page.getByText("You’re in", { exact: true })).toBeVisible();
});

test("times stand in the group’s zone, and in mine where it differs", async ({ page }) => {
  const world = await storeGroup({ people: ["Ada", await storePerson("Bo", "America/New_York")] });
  await becomeKnown(page, world.person("Bo"));
  for (const path of [world.meetup("2036-03-08"), world.group, "/"]) {
    await page.goto(path);
    await expect(page.getByRole("main")).toContainText("09:00–10:00, Berlin time");
    await expect(page.getByRole("main")).toContainText("For you: 03:00–04:00, New York time");
  }
  await page.goto("/me");
  await page.getByLabel("Your time zone").selectOption("Europe/Rome");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(notice(page)).toHaveText("Saved.");
  await page.goto(world.meetup("2036-03-08"));
  await expect(page.getByRole("main")).toContainText("09:00–10:00");
  await expect(page.getByRole("main")).not.toContainText("For you");
});

test("who joins in another zone reads their own time", { tag: "@js" }, async ({ newPage }) => {
  const world = await storeGroup();
  const page = await newPage({ timezoneId: "Pacific/Auckland" });
  await page.goto(world.invite);
  await page.getByLabel("Your name").fill("Cleo");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("main")).toContainText("For you: 21:00–22:00, Auckland time");
});
