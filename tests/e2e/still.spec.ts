import type { Page } from "@playwright/test";
import { forOrganizers, forStrangers } from "./pages";
import { expect, test } from "./test";
import { becomeKnown, storeGroup } from "./world";

const SCRIPTS = "**/_next/static/**/*.js";

/** Opens a page and starts its scripts late. @returns what stands somewhere else by then, and by how much. */
async function movedByScripts(page: Page, path: string): Promise<string[]> {
  let start = () => {};
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  await page.route(SCRIPTS, (route) => started.then(() => route.continue()));
  await page.goto(path, { waitUntil: "domcontentloaded" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const stood = await page.evaluateHandle(() =>
    [...document.querySelectorAll("main :is(a, button, input, select, textarea, summary, h1, h2, h3, li, p)")].map(
      (element) => ({ element, top: element.getBoundingClientRect().top }),
    ),
  );
  start();
  // React marks what it has taken over.
  await page.waitForFunction(() => {
    const heading = document.querySelector("h1");
    return heading && Object.keys(heading).some((key) => key.startsWith("__react"));
  });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.unroute(SCRIPTS);
  return stood.evaluate((all) =>
    all.flatMap(({ element, top }) => {
      const by = Math.round(element.getBoundingClientRect().top - top);
      return by === 0 || !element.isConnected ? [] : [`${by} px: ${element.outerHTML.slice(0, 120)}`];
    }),
  );
}

for (const [who, pages] of [
  ["a stranger", forStrangers],
  ["an organizer", forOrganizers],
] as const) {
  test(`nothing moves from under a finger of ${who} when the scripts of a page start`, {
    tag: ["@phone", "@js"],
  }, async ({ page }) => {
    test.setTimeout(120_000);
    const world = await storeGroup({ people: ["Ada", "Bo", "Cleo"] });
    if (who === "an organizer") await becomeKnown(page, world.person("Ada"));
    for (const [name, path] of Object.entries(pages)) {
      await test.step(name, async () => {
        expect.soft(await movedByScripts(page, path(world)), name).toEqual([]);
      });
    }
  });
}
