import { notice } from "./hands";
import { expect, test } from "./test";
import { becomeKnown, firstPersonalLink, storeGroup } from "./world";

const nothingHere = "There is nothing here for you to see";

test("my personal link opens me on another device after one button", async ({ page, newPage }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  await page.goto("/me");
  const link = await page.getByLabel("Your personal link").inputValue();

  const other = await newPage();
  await other.goto(link);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Are you Bo?");
  await expect(other.getByText("This personal link makes this browser known as Bo.")).toBeVisible();
  await expect(other.getByRole("main").getByRole("button")).toHaveCount(1);
  await other.getByRole("button", { name: "Continue as Bo" }).click();
  await expect(notice(other)).toHaveText("This browser knows you now.");
  await expect(other).toHaveURL("/");
  await expect(other.getByRole("link", { name: "Bo, your page" })).toBeVisible();
});

test("I paste my personal link where I am not known", async ({ page }) => {
  const world = await storeGroup();
  await page.goto("/personal");
  await page.getByLabel("Personal link").fill("my link");
  await page.getByRole("button", { name: "Open" }).click();
  await expect(page.getByLabel("Personal link")).toHaveAccessibleDescription(/This is no personal link/);
  const link = firstPersonalLink(world.person("Bo"));
  for (const pasted of [link, `Only for me: <${link}?fbclid=IwAR0>.`]) {
    await page.goto("/personal");
    await page.getByLabel("Personal link").fill(pasted);
    await page.getByRole("button", { name: "Open" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Are you Bo?");
  }
});

test("replacing my personal link signs out my other devices, and the old link says so", async ({ page, newPage }) => {
  const bo = (await storeGroup()).person("Bo");
  await becomeKnown(page, bo);
  const other = await newPage();
  await other.goto(firstPersonalLink(bo));
  await other.getByRole("button", { name: "Continue as Bo" }).click();
  await expect(other.getByRole("link", { name: "Bo, your page" })).toBeVisible();
  const late = await newPage();
  await late.goto(firstPersonalLink(bo));

  await page.goto("/me");
  await page.getByText("Replace the link").click();
  await page.getByRole("button", { name: "Replace it" }).click();
  await expect(notice(page)).toContainText("Here is your new personal link.");
  const link = await page.getByLabel("Your personal link").inputValue();
  expect(link).not.toBe(firstPersonalLink(bo));

  expect((await other.goto("/me"))?.status()).toBe(404);
  await late.getByRole("button", { name: "Continue as Bo" }).click();
  // Without JavaScript the page is made anew, and its address is none any more.
  await expect(late.getByRole("main")).toContainText(/This link was replaced by a newer one|There is nothing here/);
  expect((await other.goto(firstPersonalLink(bo)))?.status()).toBe(404);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(nothingHere);
  await other.goto(link);
  await other.getByRole("button", { name: "Continue as Bo" }).click();
  await expect(other.getByRole("link", { name: "Bo, your page" })).toBeVisible();
});

test("an organizer copies a guest’s personal link for them", async ({ page, newPage }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  await page.goto(world.group);
  await page.getByRole("listitem").filter({ hasText: "Bo" }).getByRole("link", { name: "Details" }).click();
  await expect(page).toHaveURL(world.member("Bo"));
  await expect(page.getByRole("main")).toContainText("Send it only to Bo.");
  const link = await page.getByRole("textbox", { name: "Personal link" }).inputValue();
  const guest = await newPage();
  await guest.goto(link);
  await guest.getByRole("button", { name: "Continue as Bo" }).click();
  await expect(guest.getByRole("link", { name: "Bo, your page" })).toBeVisible();
});

test("I see where I am signed in, sign one browser out from another, and then all others", async ({
  page,
  newPage,
}) => {
  const bo = (await storeGroup()).person("Bo");
  await becomeKnown(page, bo);
  const others = [await newPage(), await newPage(), await newPage()] as const;
  for (const other of others) {
    await other.goto(firstPersonalLink(bo));
    await other.getByRole("button", { name: "Continue as Bo" }).click();
    await expect(notice(other)).toHaveText("This browser knows you now.");
  }
  await page.goto("/me");
  const lines = page.getByRole("region", { name: "Where you are signed in" }).getByRole("listitem");
  await expect(lines).toHaveCount(4);
  await expect(lines.first()).toContainText(/Unknown browser\s*This one\s*Since Wednesday 5 March/);
  await expect(lines.nth(1)).toContainText("Chrome on Linux");
  await lines.nth(1).getByRole("button", { name: "Sign out Chrome on Linux" }).click();
  await expect(notice(page)).toHaveText("Signed out in that browser.");
  await expect(lines).toHaveCount(3);
  const knows = () => Promise.all(others.map(async (other) => (await other.goto("/me"))?.status()));
  expect((await knows()).toSorted()).toEqual([200, 200, 404]);

  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(notice(page)).toHaveText("Signed out everywhere but here.");
  await expect(lines).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toHaveCount(0);
  expect(await knows()).toEqual([404, 404, 404]);
});

test("I sign out here, and my personal link is the way back", async ({ page }) => {
  const bo = (await storeGroup()).person("Bo");
  await becomeKnown(page, bo);
  await page.goto("/me");
  await page.getByRole("button", { name: "Sign out here" }).click();
  await expect(notice(page)).toHaveText("Signed out in this browser.");
  await expect(page.getByRole("main").getByRole("link", { name: "Start a group" })).toBeVisible();
  await page.goto(firstPersonalLink(bo));
  await page.getByRole("button", { name: "Continue as Bo" }).click();
  await expect(page.getByRole("link", { name: "Bo, your page" })).toBeVisible();
});

test("what is not there for me offers signing in and opening my personal link", async ({ page }) => {
  const world = await storeGroup();
  expect((await page.goto(world.group))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nothingHere);
  await page.getByRole("link", { name: "Sign in by mail" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goto(world.group);
  await page.getByRole("link", { name: "Open your personal link" }).click();
  await expect(page).toHaveURL("/personal");
});
