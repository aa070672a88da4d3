import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { withApp } from "./app";
import { openForm } from "./table";
import { buildWorld } from "./world";

const app = withApp();

const deviceCookie = (cookies: readonly string[]) =>
  cookies.filter((line) => line.startsWith("regulars-device=")).map((line) => line.split(";")[0]);

test("50 posts of one opened join page at once: one member, one device, and every answer sets its cookie", async () => {
  const world = await buildWorld();
  const form = await openForm("lib/invites/actions.ts#join", world, app.browser);
  const before = { members: await db().member.count(), devices: await db().device.count() };
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => app.browser().post(`/join/${world.invite}`, form, { name: "Nora" })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  expect(await db().member.count()).toBe(before.members + 1);
  expect(await db().device.count()).toBe(before.devices + 1);
  expect(await db().user.count({ where: { name: "Nora" } })).toBe(1);
  const cookies = new Set(answers.map(({ cookies }) => deviceCookie(cookies).join()));
  expect(cookies.size).toBe(1);
  const [cookie = ""] = cookies;
  const [name = "", token = ""] = cookie.split("=");
  const page = await app.browser({ [name]: token }).get(answers[0]?.location ?? "");
  expect(page.status).toBe(200);
  expect(page.text).toContain("Nora");
});

test("20 posts of one opened founding page at once found one group", async () => {
  const world = await buildWorld();
  const form = await openForm("lib/groups/actions.ts#foundGroup", world, app.browser);
  const before = await db().group.count();
  const fields = { name: "Page Turners", you: "Nora", zone: "Europe/Berlin" };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => app.browser().post("/groups/new/bookClub", form, fields)),
  );
  expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
  expect(new Set(answers.map(({ cookies }) => deviceCookie(cookies).join())).size).toBe(1);
  expect(await db().group.count()).toBe(before + 1);
  expect(await db().user.count({ where: { name: "Nora" } })).toBe(1);
});

test("50 answers of one member at once are one answer", async () => {
  const world = await buildWorld();
  const form = await openForm("lib/rsvp/actions.ts#answer", world, app.browser);
  const path = `/groups/${world.groupId}/${world.seriesId}/${world.date}`;
  const given = ["in", "maybe", "out"];
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      app.browser(world.cookies.guest).post(path, form, { answer: given[index % 3] ?? "in" }),
    ),
  );
  expect(new Set(answers.map(({ status, location }) => `${status} ${location}`))).toEqual(new Set([`303 ${path}`]));
  expect(await db().rsvp.count()).toBe(1);
  expect(await db().meetup.count()).toBe(1);
});

test("a page opened by one and pressed by another without cookies is the same person, for its key's ten minutes", async () => {
  const world = await buildWorld();
  const form = await openForm("lib/invites/actions.ts#join", world, app.browser);
  const path = `/join/${world.invite}`;
  const first = await app.browser().post(path, form, { name: "Nora" });
  await db().device.updateMany({
    where: { pageKeyHash: { not: null } },
    data: { createdAt: new Date(Date.now() - 10 * 60_000) },
  });
  const late = await app.browser().post(path, form, { name: "Mallory" });
  expect([first.status, late.status]).toEqual([303, 200]);
  expect(deviceCookie(late.cookies)).toEqual([]);
  expect(await db().user.count({ where: { name: "Mallory" } })).toBe(0);
});
