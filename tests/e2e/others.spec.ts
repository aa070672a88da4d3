import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup } from "./world";

test("I answer for a friend, bring in another by name, tick who came, and look back", { tag: "@phone" }, async ({
  page,
  newPage,
  javaScriptEnabled,
}) => {
  const world = await storeGroup({ people: ["Ada", "Bo", "Cy"] });
  await ask("UPDATE plans SET may_bring = 2 WHERE series_id = $1", [world.seriesId]);
  await ask("UPDATE members SET joined_at = joined_at - interval '60 days' WHERE group_id = $1", [world.groupId]);
  await becomeKnown(page, world.person("Ada"));
  const main = page.getByRole("main");

  await page.goto(world.meetup("2036-03-15"));
  await page.getByRole("link", { name: "Answer for somebody" }).click();
  const form = main.locator("form").first();
  await expect(form.getByRole("option", { name: "Ada (in)" })).toHaveCount(1);
  await form.getByLabel("Who").selectOption("Bo");
  await form.getByRole("radio", { name: "They’re in" }).check();
  await form.getByLabel("How many do they bring along?").selectOption("1");
  await form.getByLabel("Note").fill("Rang me");
  await form.getByRole("button", { name: "Save their answer" }).click();
  await expect(page).toHaveURL(world.meetup("2036-03-15"));
  await expect(page.getByText("Noted, as said by you: they’re in.")).toBeVisible();
  await expect(main).toContainText("Rang me");

  await page.getByRole("link", { name: "Answer for somebody" }).click();
  await page.getByText("Somebody who is not in the group yet").click();
  const added = main.locator("form").nth(1);
  await added.getByLabel("Their name").fill("Grandma Nora");
  await added.getByRole("radio", { name: "Maybe" }).check();
  await added.getByRole("button", { name: "Add them with this answer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Grandma Nora");
  await expect(page.getByRole("status").first()).toContainText("in the group now, and a maybe for this date");
  const link = await page.getByRole("textbox", { name: "Personal link" }).inputValue();

  // By her link she answers herself.
  const nora = await newPage({ javaScriptEnabled });
  await nora.goto(link);
  await nora.getByRole("button", { name: "Continue as Grandma Nora" }).click();
  await expect(nora).not.toHaveURL(/personal/);
  await nora.goto(world.meetup("2036-03-15"));
  await expect(nora.getByRole("main")).toContainText("You said maybe");

  await page.goto(`${world.group}/people`);
  await page.getByLabel("Their name").fill("Uncle Otto");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Uncle Otto");

  await page.goto(world.meetup("2036-03-01"));
  await page.getByRole("link", { name: "Tick who came" }).click();
  await expect(page.getByRole("checkbox", { name: "Ada" })).toBeChecked();
  await page.getByRole("checkbox", { name: "Ada" }).uncheck();
  await page.getByRole("checkbox", { name: "Bo" }).check();
  await page.getByRole("button", { name: "Save who came" }).click();
  await expect(page.getByText("Saved: 1 person came.")).toBeVisible();
  const came = page.getByRole("region", { name: "Who came" });
  await expect(came.getByRole("listitem")).toHaveText(/Bo/);
  await expect(came).toContainText("Noted by Ada");

  const bo = await newPage({ javaScriptEnabled });
  await becomeKnown(bo, world.person("Bo"));
  await bo.goto(world.series);
  await bo.getByRole("link", { name: "Who came so far" }).click();
  await expect(bo.getByRole("listitem").filter({ hasText: "Saturday 1 March" })).toContainText("1 came");
  await expect(bo.getByRole("listitem").filter({ hasText: "Saturday 23 February" })).toContainText("as answered");
  await expect(bo.getByRole("main")).toContainText(/Not seen for a while: Cy/);
  await bo.getByRole("link", { name: "Ada", exact: true }).click();
  await expect(bo.getByRole("heading", { level: 1 })).toHaveText("When Ada came");
  await expect(bo.getByRole("listitem").filter({ hasText: "Saturday 1 March" })).toContainText("Not there");
});
