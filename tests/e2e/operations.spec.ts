import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { NOW } from "./moment";
import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup, storePerson } from "./world";

test("whoever runs the instance finds what failed and why, and everybody can use the page", {
  tag: ["@js", "@phone"],
}, async ({ page }) => {
  const nora = await storePerson("Nora", "Europe/Berlin");
  await ask("INSERT INTO operators (user_id, since) VALUES ($1, $2)", [nora.userId, NOW]);
  const said =
    "550 5.1.1 <grace.hopper@example.org>: Recipient address rejected: User unknown in virtual mailbox table";
  await ask(
    `INSERT INTO mails (id, recipient, subject, sealed, created_at, fault, fault_detail, attempts)
      VALUES ($1, 'grace.hopper@example.org', '', '', $2, 'recipient', $3, 1)`,
    [randomUUID(), NOW, said],
  );
  await becomeKnown(page, nora);
  await page.goto("/me");
  await page.getByRole("link", { name: "Mail and reminders of this instance" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mail and reminders");
  const main = page.getByRole("main");
  await expect(main).toContainText("The mail server takes no mail for this address.");
  await expect(main).toContainText("g…@example.org");
  await expect(main).not.toContainText("grace");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations).toEqual([]);
  }
});

test("after I cancelled a date I copy what to tell the chat", { tag: "@phone" }, async ({
  page,
  javaScriptEnabled,
}) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Ada"));
  await page.goto(`${world.meetup("2036-03-15")}/cancel`);
  await page.getByLabel("Reason").fill("The bridge is closed");
  if (!javaScriptEnabled && (await page.getByRole("button", { name: "Show what changes" }).isVisible()))
    await page.getByRole("button", { name: "Show what changes" }).click();
  await page.getByRole("button", { name: "Cancel this date" }).click();
  await expect(page).toHaveURL(world.meetup("2036-03-15"));
  const message = page.getByRole("textbox", { name: "Message" });
  await expect(message).toHaveValue(
    /^Saturday workout on Saturday 15 March, 09:00–10:00, Berlin time does not take place\.\nThe bridge is closed\nMore: http/,
  );
  const copy = page.getByRole("button", { name: "Copy message" });
  if (!javaScriptEnabled) return expect(copy).toHaveCount(0);
  await copy.click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
});
