import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { recoveryGeneration } from "@/lib/groups/deletion";
import { signToken } from "@/lib/token";
import { NOW } from "./moment";
import { expect, test } from "./test";
import {
  ask,
  becomeKnown,
  firstPersonalLink,
  mailLinksOf,
  signInAs,
  storeAsked,
  storeGroup,
  type World,
} from "./world";

const forStrangers: Record<string, (world: World) => string> = {
  "front page": () => "/",
  "kinds of groups": () => "/groups/new",
  "founding form": () => "/groups/new/bookClub",
  invite: (world) => world.invite,
  "unknown invite": () => "/join/nonsense",
  "sign in": () => "/sign-in",
  "refused sign-in": () => "/sign-in?error=Verification",
  "mail sent": () => "/sign-in/sent",
  "sign-in link": () => "/sign-in/open?token=x&email=ada%40example.org",
  "pasting a personal link": () => "/personal?link=nonsense",
  "personal link": (world) => firstPersonalLink(world.person("Bo")),
  nothing: () => "/nonsense",
};

const forOrganizers: Record<string, (world: World) => string> = {
  home: () => "/",
  me: () => "/me",
  "my calendar": () => "/me/calendar",
  "away days": () => "/me/away?from=2036-03-08&to=2036-03-16",
  welcome: (world) => `${world.group}/welcome`,
  group: (world) => world.group,
  schedule: (world) => world.series,
  meetup: (world) => world.meetup("2036-03-08"),
  "being a regular": (world) => `${world.series}/regular`,
  "past meetup": (world) => world.meetup("2036-03-01"),
  member: (world) => world.member("Bo"),
  people: (world) => `${world.group}/people`,
  "group calendar": (world) => `${world.group}/calendar`,
  "what organizers did": (world) => `${world.group}/audit`,
  leaving: (world) => `${world.group}/leave`,
  "group settings": (world) => `${world.group}/settings`,
  invites: (world) => `${world.group}/invites`,
  "merging: whom into": (world) => `${world.member("Bo")}/merge`,
  "merging: what becomes of it": (world) =>
    `${world.member("Bo")}/merge?into=${world.member("Cleo").split("/").at(-1)}`,
  "adding a series": (world) => `${world.group}/settings/series`,
  "deleting a group": (world) => `${world.group}/settings/delete`,
  "series settings": (world) => `${world.series}/settings`,
  "ending a series": (world) => `${world.series}/end`,
  "whether a series lives": (world) => `${world.series}/alive`,
  "whether a date is on": (world) => `${world.meetup("2036-03-08")}/decide`,
};

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
