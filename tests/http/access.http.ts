import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { keepDatabase } from "@/tests/database";
import { checksum, withApp } from "./app";
import { fieldsOf } from "./done";
import { builtActions, type Form } from "./forms";
import { actions, openForm } from "./press";
import { addressOf } from "./rows";
import { pages, routes } from "./table";
import { actors, buildKeptWorld, type KeptWorld } from "./world";

const app = withApp({ emptied: "once" });

let world: KeptWorld["world"];
let putBack: KeptWorld["putBack"];
beforeAll(async () => {
  ({ world, putBack } = await buildKeptWorld());
});

/** Of tests that read: one world is enough for them, and has to be the same after all of them. */
function reading(): void {
  let before: Record<string, string>;
  beforeAll(async () => {
    await putBack();
    before = await checksum();
  });
  afterAll(async () => expect(await checksum()).toEqual(before));
}

type Ready = { form: Form; before: Record<string, string>; known: Known; again: () => Promise<void> };

const readies = new Map<string, Ready>();

/** An action's form in a world in which it can be pressed; the form is opened once, the world put back each time. */
async function ready(action: string): Promise<Ready> {
  const found = readies.get(action);
  await (found?.again ?? putBack)();
  if (found) return found;
  const form = await openForm(action, world, app.browser);
  const made = { form, before: await checksum(), known: await whoIsKnown(), again: await keepDatabase() };
  readies.set(action, made);
  return made;
}

describe("the table has everything that can be asked for", () => {
  const sources = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
    .toString()
    .split("\0");

  test("every page and every route handler", () => {
    const below = (name: RegExp) => sources.filter((file) => file.startsWith("app/") && name.test(file)).sort();
    expect(Object.keys(pages).sort()).toEqual(below(/(^|\/)page\.[jt]sx?$/));
    expect(Object.keys(routes).sort()).toEqual(below(/(^|\/)route\.[jt]sx?$/));
  });

  test("every action: what the sources export, and what the build answers to", () => {
    const found = sources
      .filter((file) => /^(app|components|lib)\/.*\.[jt]sx?$/.test(file))
      .flatMap((file) => exportsOf(file, readFileSync(file, "utf8")));
    expect(Object.keys(actions).sort()).toEqual(found.sort());
    expect([...builtActions().values()].sort()).toEqual(found.sort());
  });
});

/** What a "use server" file exports; within another file the directive makes a closure an action, which we have none of. */
function exportsOf(file: string, text: string): string[] {
  const isServerFile = /^\s*["']use server["']/.test(text);
  if (!isServerFile) {
    expect(text, file).not.toMatch(/^\s+["']use server["']/m);
    return [];
  }
  const exported = [...text.matchAll(/^export\s+(.*)$/gm)].map(([, rest = ""]) => rest);
  return exported.map((rest) => {
    const name = /^async function (\w+)/.exec(rest)?.[1];
    expect(name, `${file}: export ${rest}`).toBeDefined();
    return `${file}#${name}`;
  });
}

/** A page without what differs from request to request by chance or by its address. */
function alike(text: string, path: string): string {
  const segments = path.split(/[/?=&]/).filter((segment) => segment.length > 9);
  return segments
    .reduce((rest, segment) => rest.replaceAll(segment, "…"), text)
    .replaceAll(/nonce=(\\?")[^"\\]+/g, "nonce=$1…")
    .replaceAll(/"nonce\\?":\\?"[^"\\]+/g, "nonce");
}

describe("pages", () => {
  reading();
  const cases = Object.keys(pages).flatMap((page) => actors.map((actor) => [page, actor] as const));

  test.each(cases)("%s for %s", async (page, actor) => {
    const entry = pages[page];
    const path = entry?.at(world) ?? "";
    const sees = entry?.sees[actor] ?? "notFound";
    const answer = await app.browser(world.cookies[actor]).get(path);
    if (typeof sees === "function") {
      expect([answer.status, answer.location]).toEqual([307, sees(world)]);
      return;
    }
    expect(answer.status).toBe(sees === "page" ? 200 : 404);
    // A text that waits for a value, which the page forgot to give.
    expect(answer.text.replaceAll(/<script.*?<\/script>/gs, "")).not.toMatch(/\{\w+[,}]/);
    if (sees === "page") return;
    expect(answer.text).toContain("/sign-in");
    expect(answer.text).toContain("/personal");
    // What is hidden looks just like what is not there.
    const nowhere = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, () => randomUUID());
    const absent = await app.browser(world.cookies[actor]).get(nowhere);
    expect(absent.status).toBe(404);
    if (nowhere !== path) expect(alike(answer.text, path)).toBe(alike(absent.text, nowhere));
  });
});

describe("a deleted group is not there", () => {
  const within = (path: string) => path.startsWith(`/groups/${world.groupId}`) || path.startsWith("/join/");

  test.each(actors)("for %s", async (actor) => {
    await putBack();
    await db().group.update({ where: { id: world.groupId }, data: { deletedAt: world.now } });
    const browser = app.browser(world.cookies[actor]);
    for (const path of Object.values(pages).map(({ at }) => at(world))) {
      const answer = await browser.get(path);
      if (within(path)) expect(answer.status, path).toBe(404);
      expect(answer.text, path).not.toContain("Runners");
    }
  });

  const presses = Object.entries(actions).filter(([, { inGroup }]) => inGroup);

  test("every press on a page of the group is marked as such", () => {
    const found = Object.entries(actions).filter(([, { page }]) => within(page(world)));
    expect(presses.map(([action]) => action)).toEqual(found.map(([action]) => action));
  });

  test.each(presses)("%s writes nothing into it", async (action, press) => {
    const { form } = await ready(action);
    const page = press.page(world);
    await db().group.update({ where: { id: world.groupId }, data: { deletedAt: world.now } });
    const before = await checksum();
    for (const actor of ["organizer", "guest", "signedOut"] as const) {
      const answer = await app.browser(world.cookies[actor]).post(page, form, fieldsOf(press, world));
      expect(answer.location, actor).toBeNull();
      expect(await checksum()).toEqual(before);
    }
  });
});

describe("routes", () => {
  reading();
  const cases = Object.values(routes).flatMap((list) => list.map(([...entry]) => entry));

  test.each(cases)("%s %s: %j", async (method, path, status) => {
    for (const actor of actors) {
      const browser = app.browser(world.cookies[actor]);
      const init = method === "GET" || method === "HEAD" ? {} : { headers: { origin: app.base }, body: "x" };
      const answer = await browser.get(addressOf(path, world), { method, ...init });
      expect(answer.status, actor).toBe(typeof status === "number" ? status : status[actor]);
    }
  });
});

describe("actions", () => {
  const cases = Object.keys(actions).flatMap((action) => actors.map((actor) => [action, actor] as const));

  test.each(cases)("%s by %s", async (action, actor) => {
    const { form, before, known } = await ready(action);
    const press = actions[action];
    const done = press?.does(world)[actor];
    if (!press || !done) throw new Error(`no ${action}`);
    const answer = await app.browser(world.cookies[actor]).post(press.page(world), form, fieldsOf(press, world));
    const after = await checksum();
    const written = Object.keys(after).filter((table) => after[table] !== before[table] && table.startsWith("public."));
    expect(written.map((table) => table.replace("public.", ""))).toEqual(typeof done === "string" ? [] : done.writes);
    if (done === "refused") expect(answer.status).toBe(404);
    else if (done === "told") expect([answer.status, answer.location]).toEqual([200, null]);
    else {
      expect(answer.status).toBe(303);
      expect(answer.location).toMatch(typeof done.to === "string" ? new RegExp(`^${done.to}$`) : done.to);
    }
    if (written.length === 0) return;
    // Whatever one does, the others stay who they are.
    const subject = press.on && world.people[press.on].userId;
    const others = (of: Known) => everybodyBut(of, actor === "signedOut" ? null : world.people[actor].userId, subject);
    expect(others(await whoIsKnown())).toEqual(others(known));
  });
});

type Known = Awaited<ReturnType<typeof whoIsKnown>>;

/** Who everybody of the world is, and where they are known. */
async function whoIsKnown() {
  const ids = Object.values(world.people).map((person) => person.userId);
  const [where, orderBy] = [{ userId: { in: ids } }, { id: "asc" }] as const;
  return {
    users: await db().user.findMany({ where: { id: where.userId }, orderBy }),
    devices: withoutNew(await db().device.findMany({ where, orderBy })),
    sessions: await db().session.findMany({ where, orderBy }),
    members: await db().member.findMany({ where, orderBy }),
  };
}

/** Of what is known, what is not of one person. @param subject whose membership may change. */
function everybodyBut(
  { users, devices, sessions, members }: Known,
  userId: string | null,
  subject: string | undefined,
) {
  const isTheirs = (row: { userId: string }) => row.userId !== userId;
  return {
    users: users.filter(({ id }) => id !== userId),
    devices: devices.filter(isTheirs),
    sessions: sessions.filter(isTheirs),
    members: members.filter((row) => isTheirs(row) && row.userId !== subject),
  };
}

/** A personal link adds a device to its person, whoever holds it; none may go or change. */
function withoutNew<T extends { pageKeyHash: Uint8Array | null }>(devices: T[]): T[] {
  return devices.filter(({ pageKeyHash }) => pageKeyHash === null);
}
