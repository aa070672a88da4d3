import { beforeEach, expect, test } from "vitest";
import { operatorSecret } from "@/lib/auth/operator";
import { db } from "@/lib/db";
import words from "@/messages/en/groups.json";
import home from "@/messages/en/home.json";
import { checksum, withApp } from "./app";
import { builtActions } from "./forms";
import { buildWorld, type World } from "./world";

const app = withApp({ settings: async () => ({ FOUNDING: "operators" }) });

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

const founding = "lib/groups/actions.ts#foundGroup";
const path = "/groups/new/bookClub";
const operator = () => `/operator/${operatorSecret(process.env.SECRET ?? "")}`;

test("where operators alone found, everybody else reads so and finds no form", async () => {
  for (const actor of ["signedOut", "guest", "organizer"] as const) {
    const browser = app.browser(world.cookies[actor]);
    for (const page of ["/groups/new", path]) {
      const { status, text } = await browser.get(page);
      expect(status).toBe(200);
      expect(text).toContain(words.closed.operators);
      expect(text).not.toContain(words.found.form.found);
    }
  }
  for (const page of ["/", "/join/made-up"]) {
    expect((await app.browser().get(page)).text).not.toContain("/groups/new");
  }
});

test("no page's head offers founding to who may not, and who has no group yet reads who can", async () => {
  const asks = app.browser(world.cookies.organizer);
  for (const page of ["/", "/me", `/groups/${world.groupId}`, `/groups/${world.groupId}/people`]) {
    const { status, text } = await asks.get(page);
    expect([status, text.includes("/groups/new")]).toEqual([200, false]);
  }
  const { text } = await app.browser(world.cookies.removed).get("/");
  expect(text).toContain(home.empty.closed.operators);
  expect(text).not.toContain("/groups/new");
  await db().operator.create({ data: { userId: world.people.organizer.userId, since: world.now } });
  for (const page of ["/", "/me", `/groups/${world.groupId}`])
    expect((await asks.get(page)).text).toContain("/groups/new");
});

test("a form from before is refused in words; who used the link of the first start founds", async () => {
  const browser = app.browser();
  const first = await browser.form(operator(), "lib/auth/actions.ts#becomeOperator");
  const become = await browser.post(operator(), first, { name: "Nora" });
  expect([become.status, become.location]).toEqual([303, "/"]);
  // They have no address: without the link a lost browser would be a lost instance.
  expect((await browser.get("/")).text).toContain("/personal/");
  expect((await browser.get(operator())).status).toBe(404);

  const form = await browser.form(path, founding);
  const fields = { name: "Page Turners", zone: "Europe/Berlin" };
  const before = await checksum();
  const refused = await app.browser(world.cookies.organizer).post(path, form, fields);
  expect(refused.status).toBe(200);
  expect(await checksum()).toEqual(before);
  const { status, location } = await browser.post(path, form, fields);
  expect(status).toBe(303);
  expect(location).toMatch(/\/welcome$/);
  expect(await db().group.count({ where: { name: "Page Turners" } })).toBe(1);
  expect([...builtActions().values()]).toContain(founding);
});
