import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { chooseUnlisted, expectFault, postWith, withoutChecks } from "./hands";
import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup } from "./world";

const strange = ["📚 Café 👩‍👩‍👧", "מועדון הספר", '<script>alert(1)</script> & <b>"quotes"</b>'];

async function openForm(page: Page): Promise<void> {
  await page.goto("/groups/new/bookClub");
  await page.getByLabel("Time zone").selectOption("Europe/Rome");
  await page.getByLabel("Your name").fill("Ana");
  await page.getByText("Length, place, online link").click();
  await page.getByLabel("Place").fill("At Ana’s");
  await withoutChecks(page);
}

const found = (page: Page) => page.getByRole("button", { name: "Start the group" }).click();

const names = [
  { what: "empty", typed: "", words: /Please fill this in/ },
  { what: "white space", typed: "  \t ", words: /Please fill this in/ },
  { what: "too long", typed: "x".repeat(81), words: /That is too long/ },
];

for (const { what, typed, words } of names) {
  test(`a group’s name that is ${what} is refused beside its field`, async ({ page }) => {
    await openForm(page);
    await page.getByLabel("Name of the group").fill(typed);
    await found(page);
    await expectFault(page.getByLabel("Name of the group"), words);
    await expect(page.getByLabel("Name of the group")).toHaveValue(typed);
    await expect(page.getByLabel("Your name")).toHaveValue("Ana");
    await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Rome");
    await expect(page.getByLabel("Place")).toHaveValue("At Ana’s");
  });

  test(`my name that is ${what} is refused beside its field`, async ({ page }) => {
    const world = await storeGroup();
    await page.goto(world.invite);
    await withoutChecks(page);
    await page.getByLabel("Your name").fill(typed);
    await page.getByRole("button", { name: "Join" }).click();
    await expectFault(page.getByLabel("Your name"), words);
    await expect(page.getByLabel("Your name")).toHaveValue(typed);
    expect(await ask("SELECT FROM members WHERE group_id = $1", [world.groupId])).toHaveLength(2);
  });
}

const whens = [
  { what: "the 31st of February", field: "First date", value: "2036-02-31", words: /There is no such day/ },
  { what: "a time after midnight’s end", field: "Time", value: "25:00", words: /There is no such time/ },
];

for (const { what, field, value, words } of whens) {
  test(`${what} is refused beside its field, and nothing is stored`, async ({ page }) => {
    const name = `Never ${randomUUID()}`;
    await openForm(page);
    await page.getByLabel("Name of the group").fill(name);
    await postWith(page.getByLabel(field, { exact: true }), value);
    await expectFault(page.getByLabel(field, { exact: true }), words);
    await expect(page.getByLabel("Name of the group")).toHaveValue(name);
    expect(await ask("SELECT FROM groups WHERE name = $1", [name])).toHaveLength(0);
  });
}

test("a zone that does not exist is refused beside its field, and nothing is stored", async ({
  page,
  javaScriptEnabled,
}) => {
  const name = `Never ${randomUUID()}`;
  await openForm(page);
  // The page that comes with the next dates in the zone chosen first has a new list.
  if (javaScriptEnabled) await expect(page).toHaveURL(/zone=Europe%2FRome/);
  await page.getByLabel("Name of the group").fill(name);
  await chooseUnlisted(page.getByLabel("Time zone"), "Mars/Olympus");
  await found(page);
  await expectFault(page.getByLabel("Time zone"), /We do not know this time zone/);
  await expect(page.getByLabel("Time zone")).toHaveValue("Mars/Olympus");
  await expect(page.getByLabel("Name of the group")).toHaveValue(name);
  expect(await ask("SELECT FROM groups WHERE name = $1", [name])).toHaveLength(0);
});

for (const text of strange) {
  test(`a group may be called ${text}`, async ({ page }) => {
    await openForm(page);
    await page.getByLabel("Name of the group").fill(text);
    await page.getByLabel("Your name").fill(text);
    await found(page);
    await expect(page).toHaveURL(/\/welcome$/);
    await page.getByRole("link", { name: "Go to your group" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(text);
    await expect(page.getByRole("region", { name: "People" }).getByRole("listitem")).toContainText(text);
  });
}

test("a note that is too long is refused in words and stays", async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.meetup("2036-03-08"));
  await page.getByText("Add a note").click();
  await page.getByLabel("Note").fill("late ".repeat(41));
  await page.getByRole("button", { name: "I’m in" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("Your note is too long: please shorten it.");
  await expect(page.getByLabel("Note")).toHaveValue("late ".repeat(41));
  expect(await ask("SELECT FROM meetups WHERE series_id = $1", [world.seriesId])).toHaveLength(0);
});

test("what is no mail address is refused beside its field", async ({ page }) => {
  await page.goto("/sign-in");
  await withoutChecks(page);
  await page.getByLabel("Mail address").fill("ada at example");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expectFault(page.getByLabel("Mail address"), /does not look like a mail address/);
  await expect(page.getByLabel("Mail address")).toHaveValue("ada at example");
});
