import { notice } from "./hands";
import { expect, test } from "./test";
import { ask, becomeKnown, storeGroup } from "./world";

test("I make two entries of one person one, seeing first what becomes of their answers", { tag: "@phone" }, async ({
  page,
  newPage,
}) => {
  const world = await storeGroup({ people: ["Ada", "Bo", "Bo Diddley"] });
  const [old, own] = [await newPage(), await newPage()];
  await becomeKnown(old, world.person("Bo"));
  await becomeKnown(own, world.person("Bo Diddley"));
  await old.goto(world.meetup("2036-03-08"));
  await old.getByRole("button", { name: "I’m in" }).click();
  await expect(old.getByText("You’re in", { exact: true })).toBeVisible();
  await expect(old.getByText("Saving…")).toHaveCount(0);
  await own.goto(world.meetup("2036-03-15"));
  await own.getByRole("button", { name: "I’m in" }).click();
  await expect(own.getByText("You’re in", { exact: true })).toBeVisible();
  await expect(own.getByText("Saving…")).toHaveCount(0);

  await becomeKnown(page, world.person("Ada"));
  await page.goto(world.member("Bo"));
  await page.getByRole("link", { name: "Bo is here twice?" }).click();
  await page.getByRole("link", { name: "This one: Bo Diddley" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Make Bo and Bo Diddley one?");
  const line = page.getByRole("main").getByRole("listitem");
  await expect(line).toHaveCount(1);
  await expect(line).toContainText("Saturday 8 March");
  await expect(line).toContainText("Bo: in · Bo Diddley: no answer");
  await page.getByRole("button", { name: "Make them one" }).click();
  await expect(notice(page)).toHaveText("The two entries of Bo Diddley are one.");
  await expect(page).toHaveURL(world.group);

  // Either browser is the one person now.
  await old.goto(world.meetup("2036-03-08"));
  await expect(old.getByText("You’re in", { exact: true })).toBeVisible();
  await expect(old.getByRole("link", { name: "Bo Diddley, your page" })).toBeVisible();
  const audit = await ask("SELECT action, detail FROM audit_entries WHERE group_id = $1", [world.groupId]);
  expect(audit).toEqual([{ action: "members_merged", detail: "Bo" }]);
});

test("two entries of one name are told apart before they are one", async ({ page, newPage }) => {
  const world = await storeGroup();
  const again = await newPage();
  await again.goto(world.invite);
  await again.getByLabel("Your name").fill("Bo");
  await again.getByRole("button", { name: "Join" }).click();
  await again.getByRole("button", { name: "Maybe" }).click();
  await expect(again.getByText("You said maybe", { exact: true })).toBeVisible();
  await expect(again.getByText("Saving…")).toHaveCount(0);

  await becomeKnown(page, world.person("Ada"));
  const memberId = world.member("Bo").split("/").at(-1);
  const [other] = await ask(
    "SELECT m.id FROM members m JOIN users u ON u.id = m.user_id WHERE m.group_id = $1 AND u.name = 'Bo' AND m.id <> $2",
    [world.groupId, memberId],
  );
  await page.goto(`${world.group}/people/${other?.id}/merge`);
  const entries = page.getByRole("main").getByRole("listitem");
  await expect(entries).toHaveText([/^.*Bo.*joined on Wednesday 5 March.*This one$/, /Ada/]);
  await expect(entries.last()).not.toContainText("joined");
  await page.getByRole("link", { name: "This one: Bo, joined on Wednesday 5 March" }).click();
  await expect(page).toHaveURL(`${world.group}/people/${other?.id}/merge?into=${memberId}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Make the two entries of Bo one?");
  await expect(page.getByRole("main").getByRole("listitem")).toContainText("Bo (goes): maybe · Bo (stays): no answer");
});
