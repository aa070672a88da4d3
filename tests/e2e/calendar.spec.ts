import { notice } from "./hands";
import { expect, test } from "./test";
import { becomeKnown, storeGroup } from "./world";

test("I find the address of my calendar, and replace it @phone", async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  await page.goto("/me");
  await page.getByRole("link", { name: "All your groups in your calendar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your calendar");
  const field = page.getByLabel("Secret address");
  const address = await field.inputValue();
  expect(address).toMatch(/^https?:.*\/api\/feeds\/[\w-]+\/calendar\.ics$/);
  const open = page.getByRole("link", { name: "Open in calendar app" });
  await expect(open).toHaveAttribute("href", address.replace(/^https?:/, "webcal:"));
  expect(await (await page.request.get(address)).text()).toContain("BEGIN:VEVENT");

  await page.getByText("Google Calendar", { exact: true }).click();
  await expect(page.getByText("up to a day later")).toBeVisible();
  await expect(page.getByRole("link", { name: "Add to Google Calendar" })).toBeVisible();

  await page.getByText("Replace the address").click();
  await page.getByRole("button", { name: "Replace it" }).click();
  await expect(notice(page)).toHaveText("Here is the new address. The old one opens nothing any more.");
  const now = await field.inputValue();
  expect(now).not.toBe(address);
  expect((await page.request.get(address)).status()).toBe(410);
  expect((await page.request.get(now)).status()).toBe(200);
});

test("a group and each of its series have an address, and a date has ways into each calendar @phone", async ({
  page,
}) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.group);
  await page.getByRole("link", { name: "In my calendar" }).click();
  const all = await page.getByLabel("Secret address", { exact: true }).inputValue();
  const series = page.getByRole("region", { name: "One series only" });
  await series.locator("summary").first().click();
  const one = await series.getByRole("textbox").first().inputValue();
  expect(one).toMatch(new RegExp(`^${all.replace("/calendar.ics", "")}/[0-9a-f-]{36}/calendar[.]ics$`));

  await page.goto(world.meetup("2036-03-08"));
  await page.getByText("Add to calendar").click();
  for (const name of ["Google", "Outlook.com", "Office 365", "Yahoo"]) {
    await expect(page.getByRole("link", { name, exact: true })).toHaveAttribute("href", /^https:/);
  }
  const file = await page.getByRole("link", { name: "File (.ics)" }).getAttribute("href");
  expect(await (await page.request.get(file ?? "")).text()).toContain("BEGIN:VEVENT");
  await page.getByRole("link", { name: "Or have every date, always up to date" }).click();
  await expect(page.getByLabel("Secret address", { exact: true })).toHaveValue(all);
});
