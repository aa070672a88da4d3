import { expect, test } from "vitest";
import { db } from "@/lib/db";
import words from "@/messages/en/groups.json";
import { withApp } from "./app";
import { formsIn } from "./forms";
import { openForm } from "./press";
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

test("a changed form of one opened founding page founds another group, of the same person", async () => {
  const world = await buildWorld();
  const form = await openForm("lib/groups/actions.ts#foundGroup", world, app.browser);
  const names = ["Page Turners", "Leaf Turners"];
  const answers = [];
  for (const name of names) {
    const fields = { name, you: "Nora", zone: "Europe/Berlin" };
    answers.push(await app.browser().post("/groups/new/bookClub", form, fields));
  }
  expect(new Set(answers.map(({ location }) => location)).size).toBe(2);
  expect(new Set(answers.map(({ cookies }) => deviceCookie(cookies).join())).size).toBe(1);
  const groups = await db().group.findMany({
    where: { name: { in: names } },
    select: { members: { select: { role: true, user: { select: { name: true } } } } },
  });
  const founder = { members: [{ role: "organizer", user: { name: "Nora" } }] };
  expect(groups).toEqual([founder, founder]);
});

test("the same founding page long after: words, nothing lost, and the next press founds another group", async () => {
  const world = await buildWorld();
  const action = "lib/groups/actions.ts#foundGroup";
  const form = await openForm(action, world, app.browser);
  const path = "/groups/new/bookClub";
  const browser = app.browser();
  const first = await browser.post(path, form, { name: "Page Turners", you: "Nora", zone: "Europe/Berlin" });
  const createdAt = new Date(Date.now() - 10 * 60_000);
  await db().group.updateMany({ where: { name: "Page Turners" }, data: { createdAt } });
  await db().device.updateMany({ where: { pageKeyHash: { not: null } }, data: { createdAt } });
  const again = await browser.post(path, form, { name: "Page Turners", you: "Nora", zone: "Europe/Berlin" });
  expect(again.status).toBe(200);
  expect(again.text).toContain(words.found.form.reasons.stale);
  expect(await db().group.count({ where: { name: "Page Turners" } })).toBe(1);
  const shown = formsIn(again.text).find((found) => found.action === action);
  if (!shown) throw new Error("no form");
  expect(shown.fields.get("name")).toBe("Page Turners");
  const second = await browser.post(path, shown);
  expect([second.status, second.location === first.location]).toEqual([303, false]);
  expect(await db().group.count({ where: { name: "Page Turners" } })).toBe(2);
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
  expect(await db().meetup.count({ where: { rsvps: { some: {} } } })).toBe(1);
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

test("leaving pressed twice ends home both times, one after the other and at once; who never left finds nothing", async () => {
  const world = await buildWorld();
  const form = await openForm("lib/leaving/actions.ts#leaveGroup", world, app.browser);
  const path = `/groups/${world.groupId}/leave`;
  const press = (actor: "guest" | "account" | "removed" | "outsider") =>
    app.browser(world.cookies[actor]).post(path, form);
  for (const answer of [await press("guest"), await press("guest")]) {
    expect([answer.status, answer.location]).toEqual([303, "/"]);
    expect(answer.cookies.join()).toContain("leftGroup");
  }
  const answers = await Promise.all(Array.from({ length: 8 }, () => press("account")));
  expect(new Set(answers.map(({ location }) => location))).toEqual(new Set(["/"]));
  expect([(await press("removed")).status, (await press("outsider")).status]).toEqual([404, 404]);
  expect(await db().member.count({ where: { groupId: world.groupId, ending: "left" } })).toBe(2);
});

test("handing over pressed twice is done once and says so twice; to somebody else it finds nothing any more", async () => {
  const world = await buildWorld();
  const form = await openForm("lib/members/actions.ts#handOver", world, app.browser);
  const [path, to] = [
    `/groups/${world.groupId}/people/${world.people.guest.memberId}`,
    `/groups/${world.groupId}/people`,
  ];
  const press = (fields = {}) => app.browser(world.cookies.organizer).post(path, form, fields);
  const answers = [...(await Promise.all(Array.from({ length: 8 }, () => press()))), await press()];
  expect(new Set(answers.map(({ status, location }) => `${status} ${location}`))).toEqual(new Set([`303 ${to}`]));
  for (const { cookies } of answers) expect(cookies.join()).toContain("handedOver");
  expect((await press({ member: world.people.account.memberId })).status).toBe(404);
  expect(await db().auditEntry.count({ where: { groupId: world.groupId } })).toBe(1);
  const where = { groupId: world.groupId, role: "organizer", leftAt: null } as const;
  expect(await db().member.findMany({ where, select: { id: true } })).toEqual([{ id: world.people.guest.memberId }]);
});

test("deleting pressed twice gives the same link back twice; later, and to another organizer, nothing is there", async () => {
  const world = await buildWorld();
  const form = await openForm("lib/groups/actions.ts#deleteGroup", world, app.browser);
  const press = (actor: "organizer" | "coOrganizer") =>
    app.browser(world.cookies[actor]).post(`/groups/${world.groupId}/settings/delete`, form, { name: "Runners" });
  const answers = [
    ...(await Promise.all(Array.from({ length: 8 }, () => press("organizer")))),
    await press("organizer"),
  ];
  expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
  expect((await app.browser().get(answers[0]?.location ?? "")).text).toContain("Runners");
  expect((await press("coOrganizer")).status).toBe(404);
  const deletedAt = new Date(Date.now() - 10 * 60_000);
  await db().group.update({ where: { id: world.groupId }, data: { deletedAt } });
  expect((await press("organizer")).status).toBe(404);
  expect(await db().auditEntry.count({ where: { groupId: world.groupId } })).toBe(1);
});

test("a notice put away twice is put away, and one lands where one came from, nowhere else", async () => {
  const world = await buildWorld();
  const form = await openForm("lib/notices/actions.ts#dismiss", world, app.browser);
  const page = `/groups/${world.groupId}/${world.seriesId}/${world.date}`;
  const press = (from: string) => app.browser(world.cookies.guest).post(page, form, { from });
  const places = [
    ["home", "/"],
    ["group", `/groups/${world.groupId}`],
    ["meetup", page],
  ];
  for (const [from = "", to] of places) expect(await press(from)).toMatchObject({ status: 303, location: to });
  expect((await press("https://example.org")).status).toBe(404);
  expect(await db().notice.count({ where: { dismissedAt: null } })).toBe(0);
});
