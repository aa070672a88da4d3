import { notice } from "./hands";
import { expect, test } from "./test";
import { becomeKnown, storeGroup } from "./world";

test("people talk below a date: one writes, changes and deletes, an organizer removes", { tag: "@phone" }, async ({
  page,
  newPage,
}) => {
  const world = await storeGroup({ people: ["Ada", "Bo"] });
  const path = world.meetup("2036-03-08");
  await becomeKnown(page, world.person("Bo"));
  await page.goto(path);
  const comments = page.getByRole("region", { name: "Comments" });
  await expect(comments).toContainText("Nothing here yet.");
  const field = comments.getByLabel("Write a comment");
  await field.fill("I bring cake\nhttps://example.org/recipe.");
  await comments.getByRole("button", { name: "Send" }).click();
  await expect(notice(page)).toContainText("Your comment is there.");
  await expect(page).toHaveURL(`${path}#comments`);
  const [first] = [comments.getByRole("listitem").first()];
  await expect(first).toContainText("Bo (you)today");
  await expect(first.getByRole("link", { name: "https://example.org/recipe" })).toHaveAttribute(
    "href",
    "https://example.org/recipe",
  );
  await expect(field).toHaveValue("");

  await field.fill("Or tea");
  await comments.getByRole("button", { name: "Send" }).click();
  await expect(comments.getByRole("listitem")).toHaveCount(2);
  await expect(field).toHaveValue("");

  await first.getByRole("link", { name: /^Edit/ }).click();
  const changed = comments.getByLabel("Change your comment");
  await expect(changed).toHaveValue("I bring cake\nhttps://example.org/recipe.");
  await changed.fill("I bring two cakes");
  await comments.getByRole("button", { name: "Save" }).click();
  await expect(first).toContainText("edited");
  await expect(first).toContainText("I bring two cakes");
  await expect(page).toHaveURL(`${path}#comments`);
  await expect(field).toHaveValue("");

  const second = comments.getByRole("listitem").nth(1);
  await second.getByText("Delete", { exact: true }).click();
  await second.getByRole("button", { name: "Delete my comment" }).click();
  await expect(notice(page)).toContainText("Your comment is gone.");
  await expect(comments.getByRole("listitem")).toHaveCount(1);

  const other = await newPage();
  await becomeKnown(other, world.person("Ada"));
  await other.goto(path);
  await other.getByText("Remove", { exact: true }).click();
  await other.getByRole("button", { name: "Remove this comment" }).click();
  await expect(notice(other)).toContainText("The comment is removed.");
  await other.goto(`${world.group}/audit`);
  await expect(other.getByRole("main")).toContainText("Ada removed a comment of Bo");
  await page.reload();
  await expect(comments).toContainText("Nothing here yet.");
});
