import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { signToken } from "@/lib/token";
import words from "@/messages/en/invites.json";
import { buildInvite } from "@/tests/factories";
import { checksum, withApp } from "./app";
import { openForm } from "./press";
import { actors, buildWorld, type World } from "./world";

const app = withApp();

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

const members = ["guest", "account", "coOrganizer", "organizer", "both"] as const;
const others = actors.filter((actor) => !members.some((member) => member === actor));

const join = "lib/invites/actions.ts#join";
const make = "lib/invites/actions.ts#makeInvite";
const invites = () => `/groups/${world.groupId}/invites`;
const joinPage = () => `/join/${world.invite}`;
const picture = () => `/api/join/${world.invite}/picture`;

/** How an invite ends, and the reason that is given. */
const ends = {
  rotated: { generation: 1 },
  revoked: { revokedAt: new Date(0) },
  expired: { expiresAt: new Date(0) },
  usedUp: { uses: 2, maxUses: 2 },
} as const;
const reasons = ["rotated", "revoked", "expired", "usedUp"] as const;

/** The texts of a page, without the entities of its markup. */
const plain = (html: string) => html.replaceAll("&#x27;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** The content of a `meta` that stands in the head, where every chat looks for it. */
function metas(html: string): Record<string, string> {
  const head = html.slice(0, html.indexOf("</head>"));
  const found = [...head.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)];
  return Object.fromEntries(found.map(([, name = "", content = ""]) => [name, plain(content)]));
}

describe("a link that admits nobody any more is gone, in words of its own, and says nothing of its group", () => {
  test.each(reasons)("%s", async (reason) => {
    const form = await openForm(join, world, app.browser);
    await db().invite.updateMany({ data: ends[reason] });
    const before = await checksum();
    const { title, text } = words.closed[reason];
    for (const actor of others) {
      const browser = app.browser(world.cookies[actor]);
      const answer = await browser.get(joinPage());
      expect(answer.status, actor).toBe(410);
      expect(answer.text).toContain(title);
      expect(answer.text).toContain(text);
      expect((await browser.get(joinPage(), { method: "HEAD" })).status, actor).toBe(410);
      const pressed = await browser.post(joinPage(), form, { name: "Nora" });
      expect(pressed.status, actor).toBe(410);
      expect(pressed.text).toContain(text);
    }
    const stranger = await app.browser().get(joinPage());
    expect(stranger.text).not.toContain("Runners");
    expect(metas(stranger.text)).not.toHaveProperty("og:image");
    expect(await app.browser().get(picture())).toMatchObject({ status: 410, text: "" });
    expect(await checksum()).toEqual(before);
  });

  test.each(reasons)("%s: a member goes straight on all the same, by page and by button", async (reason) => {
    const form = await openForm(join, world, app.browser);
    await db().invite.updateMany({ data: ends[reason] });
    for (const actor of members) {
      const browser = app.browser(world.cookies[actor]);
      expect(await browser.get(joinPage())).toMatchObject({ status: 307, location: `/groups/${world.groupId}` });
      expect((await browser.post(joinPage(), form)).status).toBe(303);
    }
    expect(await db().member.count({ where: { inviteId: { not: null } } })).toBe(0);
  });
});

test("who was barred reads who to ask, and the button says the same; one who was only removed joins", async () => {
  const form = await openForm(join, world, app.browser);
  const { memberId } = world.people.removed;
  const browser = app.browser(world.cookies.removed);
  await db().member.update({ where: { id: memberId }, data: { ending: "barred" } });
  const before = await checksum();
  for (const answer of [await browser.get(joinPage()), await browser.post(joinPage(), form)]) {
    expect(answer.status).toBe(403);
    expect(answer.text).toContain(words.closed.barred.text);
    expect(answer.text).not.toContain("Runners");
  }
  expect(await checksum()).toEqual(before);
  await db().member.update({ where: { id: memberId }, data: { ending: "removed" } });
  expect((await browser.get(joinPage())).status).toBe(200);
  expect((await browser.post(joinPage(), form)).status).toBe(303);
});

test("a deleted group's link opens nothing", async () => {
  await db().group.update({ where: { id: world.groupId }, data: { deletedAt: new Date() } });
  expect((await app.browser().get(joinPage())).status).toBe(404);
  expect((await app.browser().get(picture())).status).toBe(404);
});

test("50 people at once by a link for 10: exactly 10 are members, the others read that it is used up", async () => {
  const { inviteId } = await buildInvite(world.groupId, world.people.organizer.memberId, {
    now: world.now,
    maxUses: 10,
  });
  const path = `/join/${signToken(env().SECRET, "invite", { id: inviteId, generation: 0 })}`;
  const people = Array.from({ length: 50 }, () => app.browser());
  const forms = await Promise.all(people.map((browser) => browser.form(path, join)));
  const answers = await Promise.all(
    people.map((browser, index) => {
      const form = forms[index];
      if (!form) throw new Error("no form");
      return browser.post(path, form, { name: `Nora ${index}` });
    }),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 303), ...Array.from({ length: 40 }, () => 410)]);
  for (const { status, text } of answers) if (status === 410) expect(text).toContain(words.closed.usedUp.text);
  expect(await db().member.count({ where: { inviteId } })).toBe(10);
  expect(await db().user.count({ where: { name: { startsWith: "Nora" } } })).toBe(10);
  expect(await db().invite.findUniqueOrThrow({ where: { id: inviteId } })).toMatchObject({ uses: 10 });
});

describe("making an invite", () => {
  test.each([
    [{ label: "" }, "Please fill this in."],
    [{ uses: "0" }, words.make.errors.notAmount],
    [{ uses: "501" }, words.make.errors.notAmount],
    [{ expiry: "date", until: "" }, "Please fill this in."],
    [{ expiry: "date", until: "2026-02-31" }, words.make.errors.noSuchDay],
    [{ expiry: "date", until: "2020-02-01" }, words.make.reasons.dateOver],
    [{ expiry: "2" }, "Please check this."],
  ])("%j is refused in words, with what was typed", async (fields, text) => {
    const form = await openForm(make, world, app.browser);
    const before = await checksum();
    const given = { label: "Neighbours", ...fields };
    const answer = await app.browser(world.cookies.organizer).post(invites(), form, given);
    expect(answer.status).toBe(200);
    expect(plain(answer.text)).toContain(text);
    expect(answer.text).toContain(`value="${given.label}"`);
    expect(await checksum()).toEqual(before);
  });

  test("a double tap makes one, another press of the old page is told so", async () => {
    const form = await openForm(make, world, app.browser);
    const browser = () => app.browser(world.cookies.organizer);
    const before = await db().invite.count();
    const twice = [1, 2].map(() => browser().post(invites(), form, { label: "Neighbours" }));
    for (const { status, location } of await Promise.all(twice)) expect([status, location]).toEqual([303, invites()]);
    expect(await db().invite.count()).toBe(before + 1);
    const other = await browser().post(invites(), form, { label: "Others" });
    expect([other.status, plain(other.text).includes(words.make.reasons.stale)]).toEqual([200, true]);
    expect(await db().invite.count()).toBe(before + 1);
  });
});

test("another group's invite is not found, by a form that names it", async () => {
  const foreign = await db().invite.findFirstOrThrow({ where: { groupId: world.other.groupId } });
  const before = await checksum();
  for (const action of ["revokeInvite", "rotateInvite"]) {
    const form = await openForm(`lib/invites/actions.ts#${action}`, world, app.browser);
    const organizer = app.browser(world.cookies.organizer);
    for (const invite of [foreign.id, "x", ""]) {
      expect((await organizer.post(invites(), form, { invite })).status, action).toBe(404);
    }
  }
  expect(await checksum()).toEqual(before);
});

describe("in a chat", () => {
  const readers = [
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.23",
    "facebookexternalhit/1.1",
    "Matrix",
    "Mozilla/5.0",
  ];

  test.each(readers)(
    "%s reads in the head who invites, to what, when and where, at our own address",
    async (reader) => {
      await db().group.update({ where: { id: world.groupId }, data: { name: 'Rock & "Roll"' } });
      const { status, text } = await app.browser().get(joinPage(), { headers: { "user-agent": reader } });
      expect(status).toBe(200);
      const found = metas(text);
      expect(found).toMatchObject({
        "og:title": 'Ada invites you to Rock & "Roll"',
        "og:site_name": "Regulars",
        "og:url": `http://localhost:${app.port}${joinPage()}`,
        "og:image": `http://localhost:${app.port}${picture()}`,
        "og:image:width": "1200",
        "og:image:height": "630",
        "twitter:card": "summary_large_image",
        robots: "noindex, nofollow",
      });
      expect(found["og:description"]).toMatch(
        /^Next: Tuesday \d+ \w+.*, 19:00–20:30, Berlin time, At the old bridge\. /,
      );
      expect(found.description).toBe(found["og:description"]);
    },
  );

  test("an inviter who has left is not named", async () => {
    await db().member.update({ where: { id: world.people.organizer.memberId }, data: { leftAt: new Date() } });
    const { text } = await app.browser().get(joinPage());
    expect(metas(text)["og:title"]).toBe("You are invited to Runners");
    expect(text).not.toContain("Ada");
  });

  test("an unknown link has no picture and no group", async () => {
    const { status, text } = await app.browser().get("/join/made-up");
    expect(status).toBe(404);
    expect(Object.keys(metas(text)).filter((name) => name.startsWith("og:"))).toEqual([]);
  });

  test("the picture is a PNG of the promised size, kept ten minutes by whoever asked", async () => {
    for (const name of ["Runners", "🏃 Läufer und Läuferinnen aus der Nachbarschaft am alten Fluss", "読書会", "🎲"]) {
      await db().group.update({ where: { id: world.groupId }, data: { name } });
      const response = await fetch(app.base + picture());
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("image/png");
      expect(response.headers.get("cache-control")).toBe("private, max-age=600");
      expect(response.headers.get("set-cookie")).toBeNull();
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.subarray(1, 4).toString()).toBe("PNG");
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    }
  });
});

test("an invite's picture is drawn at its own address alone: nobody resizes it, nor keeps it after it is revoked", async () => {
  const url = encodeURIComponent(picture());
  for (const width of [256, 640, 3840]) {
    expect((await app.browser().get(`/_next/image?url=${url}&w=${width}&q=75`)).status, String(width)).toBe(404);
  }
});
