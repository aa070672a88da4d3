import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import words from "@/messages/en/comments.json";
import { withApp } from "./app";
import { formsIn } from "./forms";
import { openForm } from "./press";
import { buildWorld, type World } from "./world";

const app = withApp();
const SAVE = "lib/comments/actions.ts#saveComment";

let world: World;
let path: string;
beforeEach(async () => {
  world = await buildWorld();
  path = `/groups/${world.groupId}/${world.seriesId}/${world.date}`;
});

const by = (actor: "guest" | "organizer" | "account") => app.browser(world.cookies[actor]);

function formOf(html: string) {
  const form = formsIn(html).find(({ action }) => action === SAVE);
  if (!form) throw new Error("no form");
  return form;
}

async function written(text: string, more: object = {}): Promise<string> {
  const meetup = { connect: { seriesId_date: { seriesId: world.seriesId, date: new Date(world.commented) } } };
  const member = { connect: { id: world.people.guest.memberId } };
  const data = { meetup, member, text, turn: 0, writtenAt: world.now, ...more };
  return (await db().comment.create({ data, select: { id: true } })).id;
}

const commented = () => `/groups/${world.groupId}/${world.seriesId}/${world.commented}`;

test("20 presses of one page write one comment; all read it, in what its author typed", async () => {
  const form = await openForm(SAVE, world, app.browser);
  const text = "Bring <b>cake</b>\nand https://example.org/tea?a=1&b=2, please";
  const answers = await Promise.all(Array.from({ length: 20 }, () => by("guest").post(path, form, { text })));
  const all = new Set(answers.map(({ status, location }) => `${status} ${location}`));
  expect(all).toEqual(new Set([`303 ${path}#comments`]));
  const page = await by("account").get(path);
  expect(page.text.match(/Bring &lt;b&gt;cake&lt;\/b&gt;\n/g)).toHaveLength(1);
  expect(page.text).toMatch(/<a href="https:\/\/example.org\/tea\?a=1&amp;b=2" rel="nofollow ugc noopener noreferrer"/);
});

test.each([
  ["", words.form.errors.required],
  ["x".repeat(1001), words.form.errors.tooLong],
  ["a\u0001b", words.form.errors.characters],
])("refused in words with the text kept: %#", async (text, said) => {
  const form = await openForm(SAVE, world, app.browser);
  const answer = await by("guest").post(path, form, { text });
  expect(answer.status).toBe(200);
  expect(answer.text).toContain(said);
  expect(formOf(answer.text).fields.get("text")).toBe(text);
  expect(await db().comment.count()).toBe(1);
});

test("a comment that was removed while its author changed it: words, the text kept, and sent anew it is there", async () => {
  const id = await written("Late");
  const edit = `${commented()}?edit=${id}`;
  const form = formOf((await by("guest").get(edit)).text);
  expect([form.fields.get("comment"), form.fields.get("text")]).toEqual([id, "Late"]);
  await db().comment.delete({ where: { id } });
  const refused = await by("guest").post(edit, form, { text: "Five minutes late" });
  expect(refused.status).toBe(200);
  expect(refused.text).toContain(words.form.reasons.removed);
  const shown = formOf(refused.text);
  expect([shown.fields.get("comment"), shown.fields.get("text")]).toEqual(["", "Five minutes late"]);
  expect((await by("guest").post(edit, shown)).location).toBe(`${commented()}#comments`);
  expect((await by("account").get(commented())).text).toContain("Five minutes late");
});

test("a date that is none any more, and too many: words with the text kept", async () => {
  const form = await openForm(SAVE, world, app.browser);
  const date = new Date(world.date);
  await db().meetup.create({ data: { seriesId: world.seriesId, date, state: "cancelled" } });
  for (let count = 0; count < 30; count += 1) await by("guest").post(path, form, { text: `${count}` });
  const many = await by("guest").post(path, form, { text: "Once more" });
  expect(many.text).toContain(words.form.reasons.tooOften);
  expect(formOf(many.text).fields.get("text")).toBe("Once more");
  const nowhere = { date: "2001-01-01", text: "Hello" };
  const lost = await by("organizer").post(path, form, nowhere);
  expect(lost.text).toContain(words.form.reasons.noSuchDate);
  expect(formOf(lost.text).fields.get("text")).toBe("Hello");
});

test("who may change what: one's own, organizers remove others', nobody else anything", async () => {
  await written("from the guest", { turn: 1 });
  const acts = async (actor: "guest" | "organizer" | "account") =>
    formsIn((await by(actor).get(commented())).text)
      .map(({ action }) => action.replace("lib/comments/actions.ts#", ""))
      .filter((action) => /Comment$/.test(action) && action !== "saveComment");
  expect(await acts("guest")).toEqual(["deleteComment", "deleteComment"]);
  expect(await acts("organizer")).toEqual(["removeComment", "removeComment"]);
  expect(await acts("account")).toEqual([]);
  const id = await written("mine to change");
  expect(formOf((await by("account").get(`${commented()}?edit=${id}`)).text).fields.get("comment")).toBe("");
});

test("the newest hundred, and the older ones behind a link; who asked not to be named is not", async () => {
  const { memberId } = world.people.removed;
  await db().member.update({ where: { id: memberId }, data: { nameless: true } });
  for (let count = 1; count < 103; count += 1) await written(`number ${count}.`, { turn: count });
  await written("from Rita", { turn: 103, member: { connect: { id: memberId } } });
  const page = await by("guest").get(commented());
  expect(page.text).toContain("Show 4 older comments");
  expect([page.text.includes("number 3."), page.text.includes("number 4.")]).toEqual([false, true]);
  expect(page.text).toContain(words.former);
  expect(page.text).not.toContain("Rita</bdi>");
  const all = await by("guest").get(`${commented()}?comments=all`);
  expect(all.text).not.toContain("older comment");
  expect(all.text).toContain("number 3.");
});

test("a date that was retired shows what was said below it, to read; where nothing was, nothing", async () => {
  const where = { seriesId_date: { seriesId: world.seriesId, date: new Date(world.commented) } };
  await db().meetup.update({ where, data: { state: "retired", retiredBy: "ended" } });
  const page = await by("guest").get(commented());
  expect(page.status).toBe(410);
  expect(page.text).toContain("That was good");
  expect(formsIn(page.text).filter(({ action }) => action.startsWith("lib/comments/"))).toEqual([]);
  await db().comment.deleteMany();
  expect((await by("guest").get(commented())).text).not.toContain(`>${words.title}<`);
});
