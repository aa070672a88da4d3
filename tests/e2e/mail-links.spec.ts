import { notice } from "./hands";
import { expect, test } from "./test";
import { ask, becomeKnown, mailLinksOf, storeAsked, storeGroup } from "./world";

const main = { in: "I’m in", maybe: "Maybe", out: "I’m out" } as const;

test("I answer from a mail in a browser that never knew me, and change my mind there", { tag: "@phone" }, async ({
  page,
}) => {
  const world = await storeGroup();
  const link = await storeAsked(world, "Bo", "2036-03-08");
  await page.goto(`${link}?answer=maybe`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Saturday workout");
  await expect(page.getByRole("main")).toContainText(/Saturday 8 March\s*09:00–10:00, Berlin time/);
  await expect(page.getByRole("main")).toContainText("At the old bridge");
  await expect(page.getByRole("main")).toContainText("You answer for Bo");
  await expect(page.getByRole("radio", { name: main.maybe })).toBeChecked();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(1);

  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(notice(page)).toHaveText("Noted: maybe.");
  await expect(page).toHaveURL(link);
  await expect(page.getByRole("main")).toContainText("You said maybe");
  await expect(page.getByRole("radio", { name: main.maybe })).toBeChecked();

  await page.getByRole("radio", { name: main.in }).check();
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(notice(page)).toHaveText("You’re in. See you there.");
  await expect(page.getByRole("main")).toContainText("You’re in");
  await expect(page.getByRole("radio", { name: main.in })).toBeChecked();

  // Nobody is known by it.
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("regulars-device");
  await page.getByRole("link", { name: "the date’s own page" }).click();
  await expect(page.getByRole("link", { name: "Sign in by mail" })).toBeVisible();
});

test("what a mail has me choose is not said before I press, and what the date needs stands above", async ({ page }) => {
  const world = await storeGroup();
  await ask("UPDATE plans SET minimum = 4, decide_before = 1440, if_short = 'ask' WHERE series_id = $1", [
    world.seriesId,
  ]);
  const main = page.getByRole("main");
  await page.goto(`${await storeAsked(world, "Ada", "2036-03-08")}?answer=maybe`);
  await expect(main).toContainText("Needs 3 more to be on");
  await expect(main).toContainText("Decided on Friday 7 March, 09:00, Berlin time.");
  await expect(main).toContainText("Nothing is said before you press the button. So far: You’re in (regular).");
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(main).toContainText("You said maybe");
  await expect(main).not.toContainText("So far");
});

test("others see my answer from a mail, and a full date has me wait", async ({ page, newPage }) => {
  const world = await storeGroup({ people: ["Ada", "Bo", "Cleo"] });
  await ask("UPDATE plans SET capacity = 1 WHERE series_id = $1", [world.seriesId]);
  await page.goto(`${await storeAsked(world, "Bo", "2036-03-08")}?answer=in`);
  await expect(page.getByRole("radio", { name: "Join the waiting list (0 ahead)" })).toBeChecked();
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(notice(page)).toHaveText("It is full, so you wait for a seat (you are next).");
  await expect(page.getByRole("main")).toContainText("You’re first on the waiting list");
  const cleo = await newPage();
  await becomeKnown(cleo, world.person("Cleo"));
  await cleo.goto(world.meetup("2036-03-08"));
  await expect(cleo.getByRole("region", { name: "Who is coming" })).toContainText("Bo");
});

test("a date that was cancelled, or is none any more, says so", async ({ page }) => {
  const world = await storeGroup();
  const [cancelled, ended] = [await storeAsked(world, "Bo", "2036-03-08"), await storeAsked(world, "Bo", "2036-03-15")];
  const row = "INSERT INTO meetups (id, series_id, date, state, cancel_reason, retired_by) VALUES";
  await ask(`${row} (gen_random_uuid(), $1, '2036-03-08', 'cancelled', 'Ice on the path', NULL)`, [world.seriesId]);
  await ask(`${row} (gen_random_uuid(), $1, '2036-03-15', 'retired', NULL, 'ended')`, [world.seriesId]);
  await page.goto(`${cancelled}?answer=in`);
  await expect(page.getByRole("main")).toContainText("Ice on the path");
  await expect(notice(page)).toHaveText("It is cancelled, so there is nothing to answer.");
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  expect((await page.goto(`${ended}?answer=in`))?.status()).toBe(410);
  await expect(page.getByRole("main")).toContainText("there is nothing to answer");
});

test("I choose what is mailed without signing in, and turn everything off", { tag: "@phone" }, async ({ page }) => {
  const world = await storeGroup();
  const { all, group } = mailLinksOf(world, "Bo");
  await page.goto(all);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What we mail you");
  const box = (name: RegExp) => page.getByRole("checkbox", { name });
  await expect(page.getByRole("checkbox")).toHaveCount(4);
  await box(/The day before/).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(notice(page)).toHaveText("Saved: that is what we mail you.");
  await expect(box(/The day before/)).not.toBeChecked();
  await expect(box(/Changes/)).toBeChecked();

  await page.goto(group);
  await page.getByRole("button", { name: "Turn everything off" }).click();
  await expect(notice(page)).toContainText("Everything is off.");
  for (const each of await page.getByRole("checkbox").all()) await expect(each).not.toBeChecked();
  await box(/Changes/).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(notice(page)).toHaveText("Saved: that is what we mail you.");
  await page.goto(all);
  await expect(box(/Changes/)).toBeChecked();
  await expect(box(/Your seat/)).not.toBeChecked();
});

test("who runs the group chooses what organizers are told, too", async ({ page }) => {
  const world = await storeGroup();
  await page.goto(mailLinksOf(world, "Ada").group);
  await expect(page.getByRole("checkbox", { name: /For organizers/ })).toBeChecked();
});

test("a date that became another while its page was open: I see the new one before I answer it", async ({ page }) => {
  const world = await storeGroup();
  await page.goto(`${await storeAsked(world, "Bo", "2036-03-08")}?answer=in`);
  const row = "INSERT INTO meetups (id, series_id, date, state, extra, carried_to) VALUES (gen_random_uuid(), $1,";
  await ask(`${row} '2036-03-08', 'carried', false, '2036-03-09')`, [world.seriesId]);
  await ask(`${row} '2036-03-09', 'on', true, NULL)`, [world.seriesId]);
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(notice(page)).toContainText("That date has just become another one");
  await expect(page.getByRole("main")).toContainText("Sunday 9 March");
  await expect(page.getByRole("radio", { name: main.in })).toBeChecked();
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(notice(page)).toHaveText("You’re in. See you there.");
});
