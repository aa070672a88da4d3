import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { notice } from "./hands";
import { NOW } from "./moment";
import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup, type World } from "./world";

const line = (page: Page, day: string) => page.getByRole("main").getByRole("listitem").filter({ hasText: day }).first();

/** Somebody has the last seat of a date. */
async function takeLastSeat(world: World, date: string, memberId: string): Promise<void> {
  const id = randomUUID();
  await ask("UPDATE plans SET capacity = 2 WHERE series_id = $1", [world.seriesId]);
  await ask("INSERT INTO meetups (id, series_id, date) VALUES ($1, $2, $3)", [id, world.seriesId, date]);
  await ask(
    "INSERT INTO rsvps (id, meetup_id, member_id, answer, ticket, answered_at) VALUES ($1, $2, $3, 'in', 1, $4)",
    [randomUUID(), id, memberId, NOW],
  );
}

test("I become a regular, am away for a week, come back and stop", { tag: "@phone" }, async ({
  page,
  javaScriptEnabled,
}) => {
  const world = await storeGroup({ people: ["Ada", "Bo", "Cleo"] });
  await takeLastSeat(world, "2036-03-15", world.member("Cleo").split("/").at(-1) ?? "");
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.meetup("2036-03-08"));
  await page.getByRole("link", { name: "Come every time? Be a regular" }).click();
  await expect(line(page, "Saturday 8 March")).toContainText("You’re in");
  await expect(line(page, "Saturday 15 March")).toContainText("Waiting list: you’d be next");
  await page.getByRole("button", { name: "Be a regular" }).click();
  await expect(notice(page)).toHaveText("You’re a regular: in for 5 of the next dates, waiting on Saturday 15 March.");
  await expect(page).toHaveURL(world.series);
  await expect(page.getByRole("link", { name: "You’re a regular" })).toBeVisible();

  await page.goto("/");
  await page.getByRole("link", { name: /^Away for a while/ }).click();
  await page.getByLabel("First day").fill("2036-03-08");
  await page.getByLabel("Last day").fill("2036-03-06");
  const look = async () => {
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Show which dates" }).click();
  };
  await look();
  await expect(page.getByRole("main")).toContainText("The last day is before the first.");
  await page.getByLabel("First day").fill("2036-03-05");
  await page.getByLabel("Last day").fill("2036-03-08");
  await look();
  await expect(page.getByRole("main")).toContainText("You’ll be out for this date");
  await expect(line(page, "Saturday 8 March")).toContainText("You give up your seat");
  await page.getByRole("button", { name: "I’m away then" }).click();
  await expect(notice(page)).toHaveText(
    "You’re away from Wednesday 5 March to Saturday 8 March: out for every date of your groups then.",
  );
  await page.goto("/");
  await expect(page.getByRole("main")).toContainText("You’re away until Saturday 8 March.");
  await page.getByRole("link", { name: "I’m back" }).click();
  await page.getByRole("button", { name: /^I’m back/ }).click();
  await expect(notice(page)).toHaveText("Welcome back: in for one date again.");
  await expect(page.getByRole("button", { name: /^I’m back/ })).toHaveCount(0);

  await page.goto(world.group);
  await page.getByRole("link", { name: "You’re a regular" }).click();
  await expect(line(page, "Saturday 8 March")).toContainText("You said in: that stays");
  await expect(line(page, "Saturday 22 March")).toContainText("Not answered any more");
  await page.getByRole("button", { name: "Stop being a regular" }).click();
  await expect(notice(page)).toHaveText("You’re a regular no more. Answer each date as you like.");
  await expect(page.getByRole("link", { name: "Come every time? Be a regular" })).toBeVisible();
});
