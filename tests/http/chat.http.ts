import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { toDateColumn } from "@/lib/time";
import words from "@/messages/en/edits.json";
import { withApp } from "./app";
import { next } from "./rows";
import { buildWorld, type World } from "./world";

// No mail server is set up: nobody hears of anything but by their pages and their chat.
const app = withApp();

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

async function messageOn(actor: "organizer" | "account", path: string): Promise<string | null> {
  const { status, text } = await app.browser(world.cookies[actor]).get(path);
  expect(status).toBe(200);
  const [, message] = /<textarea[^>]*id="chat-\w+"[^>]*>([^<]*)</.exec(text) ?? [];
  expect(text.includes(words.chat.open)).toBe(message !== undefined);
  return message ?? null;
}

const touch = (data: { state: "on" | "cancelled"; changedAt: Date; cancelReason?: string }) => {
  const key = { seriesId: world.seriesId, date: toDateColumn(world.date) };
  const touched = { ...data, turn: 1 };
  return db().meetup.upsert({ where: { seriesId_date: key }, create: { ...key, ...touched }, update: touched });
};

test("after a change an organizer finds a message for the chat on the date's page, and a member does not", async () => {
  expect(await messageOn("organizer", next(world))).toBeNull();
  await touch({ state: "on", changedAt: world.now });
  const changed = await messageOn("organizer", next(world));
  expect(changed).toContain("Tuesday run was changed. It is on Tuesday");
  expect(changed).toContain("19:00–20:30, Berlin time now.\nAt the old bridge\n");
  expect(changed).toContain(`${app.base}${next(world)}`);
  expect(await messageOn("account", next(world))).toBeNull();

  await touch({ state: "cancelled", changedAt: world.now, cancelReason: "Too &lt;hot&gt;" });
  expect(await messageOn("organizer", next(world))).toContain("does not take place.\nToo &amp;lt;hot&amp;gt;\nMore: ");
});

test("the group's page has one for the next date that takes place", async () => {
  expect(await messageOn("organizer", `/groups/${world.groupId}`)).toContain(`Are you in? ${app.base}${next(world)}`);
  await touch({ state: "cancelled", changedAt: world.now });
  const message = await messageOn("organizer", `/groups/${world.groupId}`);
  expect(message).toContain("Tuesday run: the next time is");
  expect(message).not.toContain(next(world));
  expect(await messageOn("account", `/groups/${world.groupId}`)).toBeNull();
});
