import type { Page } from "@playwright/test";
import { notice } from "./hands";
import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup, type World } from "./world";

async function openInvites(page: Page, world: World): Promise<void> {
  await becomeKnown(page, world.person("Ada"));
  await page.goto(world.group);
  await page.getByRole("link", { name: "More links, QR codes, who came" }).click();
  await expect(page).toHaveURL(`${world.group}/invites`);
}

/** Makes an invite and gives its link. */
async function makeInvite(page: Page, label: string, choices: { uses?: string; until?: string }): Promise<string> {
  await page.getByLabel("What is it for?").fill(label);
  if (choices.until) {
    await page.getByLabel("How long is it open?").selectOption({ label: "Until a date" });
    await page.getByLabel("Last day").fill(choices.until);
  }
  if (choices.uses) await page.getByLabel("For how many people?").fill(choices.uses);
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(notice(page)).toHaveText("Here is the new link, ready to send.");
  return page.getByLabel(`Invite link: ${label}`).inputValue();
}

const invite = (page: Page, label: string) => page.getByRole("listitem").filter({ hasText: label }).first();

async function joinAs(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Join" }).click();
}

test("a link for one lets one friend in; the next reads that it is used up", { tag: "@phone" }, async ({
  page,
  newPage,
}) => {
  const world = await storeGroup();
  await openInvites(page, world);
  const link = await makeInvite(page, "For Cleo", { uses: "1" });
  await expect(invite(page, "For Cleo")).toContainText("0 of 1 came");

  const [friend, late, next] = [await newPage(), await newPage(), await newPage()];
  await late.goto(link);
  await joinAs(friend, link, "Cleo");
  await expect(friend).toHaveURL(world.meetup("2036-03-08"));
  await friend.goto(link);
  await expect(friend).toHaveURL(world.group);

  expect((await next.goto(link))?.status()).toBe(410);
  await expect(next.getByRole("heading", { level: 1 })).toHaveText("This link is used up");
  await late.getByLabel("Your name").fill("Dora");
  await late.getByRole("button", { name: "Join" }).click();
  await expect(late.getByRole("main")).toContainText("Ask whoever");

  await page.goto(`${world.group}/invites`);
  const mine = page.getByRole("region", { name: "No longer open" }).getByRole("listitem").first();
  await expect(mine).toContainText("Used up");
  await mine.getByText("Who came by it").click();
  await expect(mine.getByRole("listitem")).toHaveText(/Cleo.*5 March/);
});

test("a link is taken back, and says so to whoever opens it", async ({ page, newPage }) => {
  const world = await storeGroup();
  await openInvites(page, world);
  const link = await makeInvite(page, "Neighbours", {});
  const friend = await newPage();
  await joinAs(friend, link, "Cleo");
  await expect(friend).toHaveURL(world.meetup("2036-03-08"));

  await invite(page, "Neighbours").getByText("Replace or take back").click();
  await invite(page, "Neighbours").getByRole("button", { name: "Take the link back" }).click();
  await expect(notice(page)).toHaveText("The link is taken back. It opens nothing any more.");
  const closed = page.getByRole("region", { name: "No longer open" });
  await expect(closed).toContainText("1 person came by it");
  await expect(closed.getByRole("button")).toHaveCount(0);

  const next = await newPage();
  expect((await next.goto(link))?.status()).toBe(410);
  await expect(next.getByRole("heading", { level: 1 })).toHaveText("This link was taken back");
  await next.goto(world.invite);
  await expect(next.getByRole("button", { name: "Join" })).toBeVisible();
});

test("a link is open until the end of a date, which is asked for only then", async ({ page }) => {
  const world = await storeGroup();
  await openInvites(page, world);
  await expect(page.getByLabel("Last day")).toBeHidden();
  await makeInvite(page, "This week", { until: "2036-03-09" });
  await expect(invite(page, "This week")).toContainText(/open until Sunday 9 March, \d\d:59/);
});

test("the QR code is drawn dark on white, with the link beside it", async ({ page }) => {
  const world = await storeGroup();
  await page.emulateMedia({ colorScheme: "dark" });
  await openInvites(page, world);
  await page.getByText("QR code", { exact: true }).click();
  const code = page.getByRole("img", { name: "QR code of the link “The group’s first link”" });
  await expect(code).toBeVisible();
  await expect(code.locator("rect")).toHaveCSS("fill", "rgb(255, 255, 255)");
  await expect(code.locator("path")).toHaveCSS("fill", "rgb(0, 0, 0)");
  await expect(page.getByLabel("Invite link: The group’s first link")).toHaveValue(new RegExp(`${world.invite}$`));
});

test("who was barred reads whom to ask", async ({ page }) => {
  const world = await storeGroup();
  const bo = world.person("Bo");
  await ask("UPDATE members SET left_at = joined_at, ending = 'barred' WHERE user_id = $1", [bo.userId]);
  await becomeKnown(page, bo);
  expect((await page.goto(world.invite))?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You cannot join by this link");
  await expect(page.getByRole("main")).toContainText("An organizer ended your membership");
});

test("with no invite open the group’s page says so and leads to make one", async ({ page }) => {
  const world = await storeGroup();
  await ask("UPDATE invites SET revoked_at = created_at WHERE group_id = $1", [world.groupId]);
  await becomeKnown(page, world.person("Ada"));
  await page.goto(world.group);
  await page.getByRole("link", { name: "Make an invite" }).click();
  await expect(page.getByRole("main")).toContainText("No invite is open.");
  await makeInvite(page, "Everybody", {});
  await page.goto(world.group);
  await expect(page.getByLabel("Invite link")).toHaveValue(/\/join\//);
});
