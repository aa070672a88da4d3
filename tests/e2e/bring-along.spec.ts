import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { notice } from "./hands";
import { mailedLink } from "./mail";
import { expect, test } from "./test";
import { ask, becomeKnown, firstPersonalLink, storeGroup, type World } from "./world";

/** Joins and says "in" in the browser that a chat app opens links in; the personal link is what one takes away. */
async function joinInChat(chat: Page, world: World, name: string): Promise<string> {
  await chat.goto(world.invite);
  await chat.getByLabel("Your name").fill(name);
  await chat.getByRole("button", { name: "Join" }).click();
  const personal = await chat.getByLabel("Your personal link").inputValue();
  await chat.getByRole("button", { name: "I’m in" }).click();
  await expect(chat.getByText("You’re in", { exact: true })).toBeVisible();
  await expect(chat.getByText("Saving…")).toHaveCount(0);
  return personal;
}

async function signIn(page: Page, reader: Page, email: string): Promise<void> {
  await page.goto(await mailedLink(page, reader, email));
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/");
}

/** One notice of several: who has no name yet is asked for it, too. */
const said = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words });

const memberships = (world: World, name: string) =>
  ask(
    `SELECT u.email, count(r.id)::int AS answers, min(r.ticket) AS ticket
     FROM members m JOIN users u ON u.id = m.user_id LEFT JOIN rsvps r ON r.member_id = m.id
     WHERE m.group_id = $1 AND u.name = $2 GROUP BY m.id, u.email`,
    [world.groupId, name],
  );

test("from the chat app's browser to the phone's own, and into an account: one place, kept", {
  tag: "@phone",
}, async ({ page: phone, newPage }) => {
  const world = await storeGroup();
  const chat = await newPage();
  const personal = await joinInChat(chat, world, "Cleo");
  await phone.goto(personal);
  await phone.getByRole("button", { name: "Continue as Cleo" }).click();
  await expect(notice(phone)).toHaveText("This browser knows you now.");
  // What is answered in one browser stands in the other.
  await phone.goto(world.meetup("2036-03-15"));
  await phone.getByRole("button", { name: "I’m in" }).click();
  await expect(phone.getByText("You’re in", { exact: true })).toBeVisible();
  await expect(phone.getByText("Saving…")).toHaveCount(0);
  await chat.goto(world.meetup("2036-03-15"));
  await expect(chat.getByText("You’re in", { exact: true })).toBeVisible();
  const email = `${randomUUID()}@example.org`;
  await signIn(phone, await newPage(), email);
  const [before] = await memberships(world, "Cleo");
  const question = said(phone, "Bring along what Cleo did?");
  await question.getByRole("link", { name: "Look and decide" }).click();
  await expect(phone.getByRole("listitem").filter({ hasText: "Saturday workout" })).toContainText("2 answers");
  await phone.getByRole("button", { name: "Bring it along" }).click();
  await expect(notice(phone)).toHaveText("What Cleo did is yours now.");
  await expect(phone.getByRole("link", { name: "Cleo, your page" })).toBeVisible();

  await phone.goto(world.meetup("2036-03-08"));
  await expect(phone.getByText("You’re in", { exact: true })).toBeVisible();
  expect(await memberships(world, "Cleo")).toEqual([{ ...before, email }]);
  // The guest is over: neither the chat app's browser nor the link opens them, and it says how to come in again.
  expect((await chat.goto(world.meetup("2036-03-08")))?.status()).toBe(404);
  await expect(chat.getByRole("heading", { level: 1 })).toHaveText("There is nothing here for you to see");
  await expect(chat.getByRole("main").getByRole("link", { name: "Sign in by mail" })).toBeVisible();
  expect((await phone.goto(personal))?.status()).toBe(404);
  await phone.goto("/");
  await expect(phone.getByText("Bring along what Cleo did?")).toHaveCount(0);
});

test("not now: nothing changes, and where the account finds nothing it is asked again", async ({ page, newPage }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  await signIn(page, await newPage(), `${randomUUID()}@example.org`);
  const main = page.getByRole("main");
  await expect(main).toContainText("The groups of Bo show up here once you bring them along.");
  await expect(main).not.toContainText("No groups yet");
  await page.getByRole("link", { name: "Look and decide" }).click();
  await page.getByRole("button", { name: "Not now" }).click();
  await expect(said(page, "All stays as it is. We ask again in a week.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Bring along what Bo did?")).toHaveCount(0);
  await page.goto("/");
  await expect(main).not.toContainText("No groups yet");
  await expect(main.getByRole("link", { name: "Bring it along" })).toHaveAttribute("href", "/bring-along");
  await page.goto("/me");
  await expect(page.getByRole("main")).toContainText("This browser also knows Bo.");
  await page.getByRole("link", { name: "Bring along what they did" }).click();
  await expect(page).toHaveURL("/bring-along");
  expect((await page.goto(world.group))?.status()).toBe(404);
  await page.getByRole("link", { name: "Look and decide" }).click();
  await page.getByRole("button", { name: "Bring it along" }).click();
  await expect(notice(page)).toHaveText("What Bo did is yours now.");
});

test("somebody else on a shared phone: they are forgotten here and keep their place", async ({ page, newPage }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  await signIn(page, await newPage(), `${randomUUID()}@example.org`);
  await page.getByRole("link", { name: "Look and decide" }).click();
  await page.getByRole("button", { name: "Forget Bo here" }).click();
  await expect(said(page, "This browser has forgotten Bo.")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("No groups yet");
  expect((await page.goto("/bring-along"))?.status()).toBe(404);
  const theirs = await newPage();
  await theirs.goto(firstPersonalLink(world.person("Bo")));
  await theirs.getByRole("button", { name: "Continue as Bo" }).click();
  await expect(notice(theirs)).toHaveText("This browser knows you now.");
  await theirs.goto(world.group);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Saturday workout");
});
