import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { KINDS } from "@/lib/notices/notice";
import { toDateColumn } from "@/lib/time";
import auth from "@/messages/en/auth.json";
import words from "@/messages/en/switches.json";
import { checksum, withApp } from "./app";
import { openForm } from "./press";
import { buildWorld, type World } from "./world";

// Nothing is sent: no job runs.
const app = withApp({ settings: async () => ({ SMTP_URL: "smtp://localhost:9", MAIL_FROM: "regulars@example.org" }) });

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

const ANSWER = "lib/answerlinks/actions.ts#answerFromMail";
const SAVE = "lib/switches/actions.ts#saveSwitches";

const said = () => db().rsvp.findMany({ select: { memberId: true, answer: true } });
const off = async (memberId: string) => db().mailSwitch.count({ where: { memberId } });

describe("answering from a mail", () => {
  test("chooses what the address says, signs nobody in, and says what became of it", async () => {
    const browser = app.browser();
    const path = `/answer/${world.answer}`;
    for (const answer of ["in", "maybe", "out"]) {
      const { text, cookies } = await browser.get(`${path}?answer=${answer}`);
      expect(cookies).toEqual([]);
      expect(text).toMatch(new RegExp(`<input(?=[^>]*value="${answer}")(?=[^>]*checked)[^>]*>`));
      expect(text.match(/<input[^>]*checked[^>]*>/g)).toHaveLength(1);
    }
    const form = await browser.form(`${path}?answer=maybe`, ANSWER);
    const done = await browser.post(`${path}?answer=maybe`, form, { answer: "maybe" });
    expect([done.status, done.location]).toEqual([303, path]);
    expect([...browser.cookies.keys()]).toEqual(["flash"]);
    expect((await browser.get(path)).text).toContain("Noted: maybe.");
    expect(await said()).toEqual([{ memberId: world.people.guest.memberId, answer: "maybe" }]);
    for (const inside of ["/me", `/groups/${world.groupId}`]) expect((await browser.get(inside)).status).toBe(404);
  });

  test("is the member's answer whoever else is known in the browser", async () => {
    const browser = app.browser(world.cookies.organizer);
    const form = await browser.form(`/answer/${world.answer}`, ANSWER);
    expect((await browser.post(`/answer/${world.answer}`, form, { answer: "out" })).status).toBe(303);
    expect(await said()).toEqual([{ memberId: world.people.guest.memberId, answer: "out" }]);
  });

  test("asks for an answer where none was chosen", async () => {
    const browser = app.browser();
    const form = await browser.form(`/answer/${world.answer}`, ANSWER);
    const answer = await browser.post(`/answer/${world.answer}`, form, { answer: "perhaps" });
    expect([answer.status, answer.text.includes("Please choose one of the answers.")]).toEqual([200, true]);
    expect(await said()).toEqual([]);
  });

  test("says so where the date was carried since the page was opened, and shows the new one", async () => {
    const browser = app.browser();
    const form = await browser.form(`/answer/${world.answer}`, ANSWER);
    const { seriesId } = world;
    const next = new Date(toDateColumn(world.date).getTime() + 86_400_000);
    await db().meetup.create({ data: { seriesId, date: toDateColumn(world.date), state: "carried", carriedTo: next } });
    await db().meetup.create({ data: { seriesId, date: next, extra: true } });
    const answer = await browser.post(`/answer/${world.answer}`, form, { answer: "in" });
    expect([answer.status, answer.location]).toEqual([303, `/answer/${world.answer}?answer=in`]);
    expect((await browser.get(answer.location ?? "")).text).toContain("That date has just become another one");
    expect(await said()).toEqual([]);
    const again = await browser.post(`/answer/${world.answer}`, await browser.form(`/answer/${world.answer}`, ANSWER), {
      answer: "in",
    });
    expect(again.status).toBe(303);
    expect(await db().rsvp.count({ where: { meetup: { date: next } } })).toBe(1);
  });

  test.each([
    ["cancelled", { state: "cancelled" }, 200, "It is cancelled, so there is nothing to answer."],
    ["none any more", { state: "retired", retiredBy: "ended" }, 410, "Takes place no more"],
  ] as const)("has no form for a date that is %s, and an old one writes nothing", async (_, row, status, expected) => {
    const browser = app.browser();
    const form = await browser.form(`/answer/${world.answer}`, ANSWER);
    await db().meetup.create({ data: { seriesId: world.seriesId, date: toDateColumn(world.date), ...row } });
    const before = await checksum();
    const page = await browser.get(`/answer/${world.answer}`);
    expect([page.status, page.text.includes(expected)]).toEqual([status, true]);
    expect(page.text).not.toContain('name="answer"');
    expect((await browser.post(`/answer/${world.answer}`, form, { answer: "in" })).location).toBeNull();
    expect(await checksum()).toEqual(before);
  });

  test("finds nothing once the membership has ended or the group is deleted, nor by any other token", async () => {
    const form = await openForm(ANSWER, world, app.browser);
    const forged = `${world.answer.slice(0, -1)}${world.answer.endsWith("A") ? "B" : "A"}`;
    const before = await checksum();
    for (const token of [forged, world.invite, world.mail, world.groupMail, world.personal, "made-up"]) {
      expect((await app.browser().get(`/answer/${token}`)).status).toBe(404);
      const posted = await app.browser().post(`/answer/${token}`, form, { token, answer: "in" });
      expect([posted.status, posted.location]).toEqual([404, null]);
    }
    expect(await checksum()).toEqual(before);
    const { memberId } = world.people.guest;
    await db().member.update({ where: { id: memberId }, data: { leftAt: world.now, ending: "removed" } });
    expect((await app.browser().get(`/answer/${world.answer}`)).status).toBe(404);
    await db().member.update({ where: { id: memberId }, data: { leftAt: null, ending: null } });
    await db().group.update({ where: { id: world.groupId }, data: { deletedAt: world.now } });
    const page = await app.browser().get(`/answer/${world.answer}`);
    expect([page.status, page.text.includes("Runners")]).toEqual([404, false]);
  });
});

describe("one click in a mail program", () => {
  const click = (path: string, init: RequestInit) =>
    fetch(app.base + path, { method: "POST", redirect: "manual", ...init });
  const form = () => new URLSearchParams({ "List-Unsubscribe": "One-Click" });

  const parts = () => {
    const body = new FormData();
    body.set("List-Unsubscribe", "One-Click");
    return body;
  };

  test.each([
    ["a form", form],
    ["a form in parts", parts],
  ])("posts %s without Origin and cookie: off, and off again", async (_, body) => {
    const { memberId } = world.people.guest;
    for (const times of [1, 2]) {
      const answer = await click(`/api/mail/off/${world.groupMail}`, { body: body() });
      expect(
        [answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")],
        `${times}`,
      ).toEqual([200, "text/plain; charset=utf-8", "private, no-store"]);
      expect(await answer.text()).toBe(`${words.oneClick.off}\n`);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await off(memberId)).toBe(KINDS.length);
    }
    expect(await db().mailSwitch.count()).toBe(KINDS.length);
  });

  test("changes nothing where it asks for something else, from another site, or at no address", async () => {
    const before = await checksum();
    const at = `/api/mail/off/${world.mail}`;
    const statuses = await Promise.all([
      click(at, { body: new URLSearchParams({ "List-Unsubscribe": "One" }) }),
      click(at, { body: "List-Unsubscribe=One-Click", headers: { "content-type": "text/plain" } }),
      click(at, { body: form(), headers: { origin: "https://evil.example" } }),
      click(at, { body: form(), headers: { origin: "null" } }),
      click(`/api/mail/off/${world.invite}`, { body: form() }),
      click(`/mail/${world.mail}`, { body: form() }),
      click("/me", { body: form() }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([400, 400, 403, 403, 404, 403, 403]);
    expect(await checksum()).toEqual(before);
  });

  test("opened or looked at, it leads to the page where one chooses", async () => {
    const before = await checksum();
    for (const method of ["GET", "HEAD"]) {
      const answer = await app.browser().get(`/api/mail/off/${world.mail}`, { method });
      expect([answer.status, answer.location]).toEqual([307, `/mail/${world.mail}`]);
    }
    expect(await checksum()).toEqual(before);
  });
});

describe("choosing what is mailed", () => {
  test("by the link of one group shows that group alone, and what is ticked stays ticked", async () => {
    const browser = app.browser();
    const path = `/mail/${world.groupMail}`;
    const { memberId } = world.people.guest;
    const boxes = async () => {
      const { text } = await browser.get(path);
      const all = text.match(/<input[^>]*type="checkbox"[^>]*>/g) ?? [];
      return { all: all.length, ticked: all.filter((box) => /\schecked/.test(box)).length, text };
    };
    expect(await boxes()).toMatchObject({ all: 4, ticked: 4 });
    const shown = ["question", "reminder", "seat", "change"].map((kind) => `${memberId} ${kind}`);
    const form = await browser.form(path, SAVE);
    const saved = await browser.post(path, form, { shown, on: [`${memberId} change`] });
    expect([saved.status, saved.location]).toEqual([303, path]);
    const { text, ...counted } = await boxes();
    expect(counted).toEqual({ all: 4, ticked: 1 });
    expect(text).toContain("Saved: that is what we mail you.");
    expect(await off(memberId)).toBe(3);
  });

  test("on one's own page, signed in: for oneself alone", async () => {
    const { account, guest } = world.people;
    const browser = app.browser(world.cookies.account);
    const page = await browser.get("/me");
    expect(page.text.match(/type="checkbox"/g)).toHaveLength(4);
    const form = await browser.form("/me", SAVE);
    expect(form.fields.has("token")).toBe(false);
    const shown = [`${account.memberId} seat`, `${guest.memberId} seat`];
    const saved = await browser.post("/me", form, { shown, on: [] });
    expect([saved.status, saved.location]).toEqual([303, "/me"]);
    expect([await off(account.memberId), await off(guest.memberId)]).toEqual([1, 0]);
    expect((await app.browser().post("/me", form, { shown, on: [] })).status).toBe(404);
    const organizer = await app.browser(world.cookies.organizer).get("/me");
    expect(organizer.text).toContain(words.kinds.organizing.label);
    const [, after = ""] = (await app.browser(world.cookies.guest).get("/me")).text.split(words.mine.noAddress);
    expect(after).toMatch(new RegExp(`^[^a]*<a [^>]*href="/sign-in"[^>]*>${auth.me.account}</a>`));
  });

  test("what the boxes say is checked: none of ours is not found", async () => {
    const browser = app.browser();
    const form = await browser.form(`/mail/${world.mail}`, SAVE);
    const before = await checksum();
    for (const shown of ["", "x seat", `${world.people.guest.memberId} toString`, "\u0000"]) {
      expect((await browser.post(`/mail/${world.mail}`, form, { shown })).status).toBe(404);
    }
    expect((await browser.post(`/mail/${world.mail}`, form, { token: world.invite })).status).toBe(404);
    expect(await checksum()).toEqual(before);
  });

  test("a refused address is named to its person in the server's words, and to organizers without it", async () => {
    const { account } = world.people;
    const refusal = "550 5.1.1 No such user <here>";
    const data = { refusedAt: world.now, refusal };
    const { email } = await db().user.update({ where: { id: account.userId }, data, select: { email: true } });
    const me = await app.browser(world.cookies.account).get("/me");
    expect(me.text).toContain("550 5.1.1 No such user &lt;here&gt;");
    expect(me.text).toContain(words.mine.retry);
    const people = `/groups/${world.groupId}/people`;
    for (const actor of ["organizer", "coOrganizer"] as const) {
      const { text } = await app.browser(world.cookies[actor]).get(people);
      expect(text.match(/Mail does not reach them/g)?.length).toBeGreaterThan(0);
      expect(text).not.toContain(email ?? "");
      expect(text).not.toContain("550");
    }
    expect((await app.browser(world.cookies.guest).get(people)).text).not.toContain("Mail does not reach them");
  });
});
