import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import words from "@/messages/en/operations.json";
import { checksum, withApp } from "./app";
import { actors, buildWorld, type World } from "./world";

const app = withApp({ own: true });

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

const runs = (actor: "organizer" | "guest") =>
  db().operator.create({ data: { userId: world.people[actor].userId, since: world.now } });

test("whoever runs the instance, and nobody else, sees the page and the way there; looking changes nothing", async () => {
  await runs("guest");
  const before = await checksum();
  for (const actor of actors) {
    const browser = app.browser(world.cookies[actor]);
    const { status, text } = await browser.get("/operator");
    expect([actor, status, text.includes(words.title)]).toEqual([
      actor,
      ...(actor === "guest" ? [200, true] : [404, false]),
    ]);
    expect((await browser.get("/me")).text.includes(words.link), actor).toBe(actor === "guest");
  }
  expect(await checksum()).toEqual(before);
});

test("it says in words what failed and why, names nobody, and costs three statements however much there is", async () => {
  await runs("organizer");
  const mail = { recipient: "grace.h@example.org", subject: "", sealed: new Uint8Array(), createdAt: world.now };
  const soon = new Date(world.now.getTime() + 600_000);
  await db().mail.create({
    data: { ...mail, fault: "recipient", faultDetail: "550 <grace.h@example.org>", attempts: 1 },
  });
  await db().mail.createMany({
    data: Array.from({ length: 1100 }, () => ({ ...mail, fault: "login" as const, attempts: 2, tryAt: soon })),
  });
  const browser = app.browser(world.cookies.organizer);
  await browser.get("/operator");
  app.queries.clear();
  const { status, text } = await browser.get("/operator");
  expect(app.queries.asked()).toHaveLength(3);
  expect(status).toBe(200);
  expect(text).toContain("g…@example.org");
  expect(text).not.toContain("grace.h");
  expect(text).toContain(words.failed.faults.login);
  expect(text).toContain(words.behind.noMail);
  expect(text).toContain("more than 1,000");
  expect(text).toContain("npm run mail:test");
  // This app has neither a mail server nor an address: nothing is said to be mailed.
  expect(text).toContain("Mails for the local mailbox later");
  expect(text).not.toContain("Mails delivered");
});
