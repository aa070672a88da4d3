import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { recoveryGeneration } from "@/lib/groups/deletion";
import { signToken } from "@/lib/token";
import { NOW } from "./moment";
import { forOrganizers, forStrangers } from "./pages";
import { expect, test } from "./test";
import { ask, becomeKnown, mailLinksOf, signInAs, storeAsked, storeGroup } from "./world";

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

/** Each width and each colour scheme. The deep run takes every look at every page; else the pages take turns at them. */
const looks = [
  { size: desktop, colorScheme: "light" },
  { size: phone, colorScheme: "dark" },
  { size: phone, colorScheme: "light" },
  { size: desktop, colorScheme: "dark" },
] as const;

/** What axe finds. @param turn which look at it `npm test` takes. */
async function violations(page: Page, turn: number): Promise<string[]> {
  const isDeep = test.info().project.name.startsWith("deep");
  const found: string[] = [];
  for (const { size, colorScheme } of isDeep ? looks : [looks[turn % looks.length] ?? looks[0]]) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const where = `${size.width} ${colorScheme}`;
    for (const { id, nodes } of violations) found.push(...nodes.map(({ html }) => `${where} ${id} ${html}`));
  }
  return found;
}

for (const [who, pages] of [
  ["a stranger", forStrangers],
  ["an organizer", forOrganizers],
] as const) {
  test(`everybody can use every page for ${who}`, { tag: ["@js", "@axe"] }, async ({ page }) => {
    test.setTimeout(180_000);
    const world = await storeGroup({ people: ["Ada", "Bo", "Cleo"] });
    if (who === "an organizer") await becomeKnown(page, world.person("Ada"));
    for (const [turn, [name, path]] of Object.entries(pages).entries()) {
      await test.step(name, async () => {
        await page.goto(path(world));
        await expect.soft(page.getByRole("heading", { level: 1 }), name).toBeVisible();
        expect.soft(await violations(page, turn), name).toEqual([]);
      });
    }
  });
}

test("everybody can use a form that was refused and an unanswered meetup", { tag: ["@js", "@axe"] }, async ({
  page,
}) => {
  const world = await storeGroup();
  await page.goto(world.invite);
  await page.getByLabel("Your name").fill(" ");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByLabel("Your name")).toHaveAttribute("aria-invalid", "true");
  expect(await violations(page, 1)).toEqual([]);
  await becomeKnown(page, world.person("Bo"));
  await page.goto(world.meetup("2036-03-08"));
  await page.getByText("Add a note").click();
  expect(await violations(page, 2)).toEqual([]);
});

test("everybody can use what an account sees beside a guest", { tag: ["@js", "@axe"] }, async ({ page }) => {
  const world = await storeGroup();
  await becomeKnown(page, world.person("Bo"));
  await signInAs(page, "Beatrix");
  for (const [turn, path] of ["/", "/me", "/bring-along", world.group].entries()) {
    await page.goto(path);
    await expect(page.getByRole("link", { name: "Beatrix, your page" })).toBeVisible();
    expect(await violations(page, turn)).toEqual([]);
  }
});

test("everybody can use the page of a deleted group", { tag: ["@js", "@axe"] }, async ({ page }) => {
  const { groupId } = await storeGroup();
  await ask("UPDATE groups SET deleted_at = $2 WHERE id = $1", [groupId, NOW]);
  const link = { id: groupId, generation: recoveryGeneration(NOW) };
  await page.goto(`/recover/${signToken(process.env.SECRET ?? "", "recovery", link)}`);
  await expect(page.getByRole("button", { name: "Bring it back" })).toBeVisible();
  expect(await violations(page, 3)).toEqual([]);
});

test("everybody can use what the links in a mail open", { tag: ["@js", "@axe"] }, async ({ page }) => {
  const world = await storeGroup();
  const { all } = mailLinksOf(world, "Ada");
  for (const [turn, path] of [`${await storeAsked(world, "Bo", "2036-03-08")}?answer=in`, all].entries()) {
    await page.goto(path);
    await expect(page.getByRole("main").getByRole("button").first()).toBeVisible();
    expect(await violations(page, turn)).toEqual([]);
  }
});
