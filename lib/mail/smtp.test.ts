import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { db, transaction } from "@/lib/db";
import { startJobs } from "@/lib/jobs";
import { housekeeping, tasks } from "@/lib/tasks";
import { databaseUrl, withDatabase } from "@/tests/database";
import { buildUser } from "@/tests/factories";
import { letterOf, plainDraw } from "@/tests/letters";
import { administer } from "@/tests/postgres";
import { MailServer, reply } from "@/tests/smtp";
import { deleteOldMails, deliverMail, mailSignInLink, postLetter, queueDueMails } from "./commands";
import { mailboxSecret } from "./mailbox";
import { dueMails, localMailbox, mailboxAddress } from "./queries";

const server = new MailServer();
await server.start();
process.env.SMTP_URL = server.url("ada:secret@");
process.env.MAIL_FROM = "Regulars <regulars@example.org>";
process.env.APP_URL = "https://meet.example.org";
afterAll(() => server.stop());

withDatabase();
const now = new Date("2026-03-04T10:00Z");
const later = (minutes: number, seconds = 0) => new Date(now.getTime() + minutes * 60_000 + seconds * 1000);
const text = "Your link: https://meet.example.org/x?token=geheim";
const letter = { to: "ada@example.org", letter: letterOf("Grüße", text) };
const means = { draw: plainDraw, write: async () => ({ is: "nothing" as const }) };

beforeEach(() => server.reset());

const post = (at = now) => transaction((tx) => postLetter(tx, letter, at));
const stored = (id: string) => db().mail.findUniqueOrThrow({ where: { id } });

test("a mail goes out in both forms, marked as automatic, and its text is gone then", async () => {
  const { mailId } = await post();
  await deliverMail(mailId, now, means);
  const [mail] = await server.mails();
  expect(mail?.messageId).toBe(`<${mailId}@meet.example.org>`);
  expect(mail?.subject).toBe("Grüße");
  expect(mail?.text?.trim()).toBe(text);
  expect(mail?.html).toContain("<p>Your link");
  expect(mail?.from?.text).toContain("regulars@example.org");
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail?.headers.has("list")).toBe(false);
  expect(await stored(mailId)).toMatchObject({ deliveredAt: now, tryAt: null, leasedUntil: null, uncertain: false });
  expect((await stored(mailId)).sealed).toHaveLength(0);
});

test("a job delivers what was queued; refused by the server, it ends without a fault and the mail comes again", async () => {
  const answers = [reply(451, "Try again later"), null];
  server.judge = async () => answers.shift() ?? null;
  const { mailId } = await post(new Date());
  const jobs = startJobs({ databaseUrl, tasks, housekeeping: [] });
  onTestFinished(jobs.stop);
  const waiting = () => administer(databaseUrl, "SELECT 1 FROM graphile_worker.jobs");
  await vi.waitFor(async () => expect(await stored(mailId)).toMatchObject({ attempts: 1, fault: "refused" }), 5_000);
  await vi.waitFor(async () => expect(await waiting()).toEqual([]), 5_000);
  expect(await stored(mailId)).toMatchObject({ faultDetail: "451 Try again later", uncertain: false });
  await db().mail.update({ where: { id: mailId }, data: { tryAt: now } });
  await queueDueMails(now);
  await vi.waitFor(() => expect(server.received).toHaveLength(1), 8_000);
});

test("a delivered mail is not sent again, and one that is gone asks for nothing", async () => {
  const { mailId } = await post();
  await deliverMail(mailId, now, means);
  await deliverMail(mailId, later(10), means);
  await deliverMail("01900000-0000-7000-8000-000000000000", now, means);
  expect(server.received).toHaveLength(1);
});

test("two processes at once send a mail once", async () => {
  const { mailId } = await post();
  await Promise.all([1, 2, 3, 4].map(() => deliverMail(mailId, now, means)));
  expect(server.received).toHaveLength(1);
});

test("what fails is tried again after one minute, two, four, and never before", async () => {
  server.judge = async () => reply(451, "Try again later");
  const { mailId } = await post();
  for (const minutes of [0, 1, 3, 7]) {
    expect(await dueMails(later(minutes, -1)), `${minutes}`).toEqual([]);
    expect(await dueMails(later(minutes))).toEqual([mailId]);
    await deliverMail(mailId, later(minutes), means);
  }
  expect(await stored(mailId)).toMatchObject({ attempts: 4, tryAt: later(15) });
});

test("a link that works no more is not sent", async () => {
  const { mailId } = await post();
  await deliverMail(mailId, later(60), means);
  expect(server.received).toEqual([]);
  expect(await stored(mailId)).toMatchObject({ tryAt: null, deliveredAt: null });
});

test("a mail left by a killed process is due again when its lease is over, with the same Message-ID", async () => {
  const { mailId } = await post();
  const killed = { ...means, draw: () => Promise.reject(new Error("killed")) };
  await expect(deliverMail(mailId, now, killed)).rejects.toThrow("killed");
  expect(await stored(mailId)).toMatchObject({ leasedUntil: later(5), uncertain: true });
  expect(await dueMails(later(4, 59))).toEqual([]);
  await deliverMail(mailId, later(4), means);
  expect(server.received).toEqual([]);
  await administer(databaseUrl, "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'killed'");
  await queueDueMails(later(5));
  const free = "SELECT 1 FROM graphile_worker._private_jobs WHERE locked_at IS NULL";
  expect(await administer(databaseUrl, free)).toHaveLength(1);
  await deliverMail(mailId, later(5), means);
  expect((await server.mails()).map((mail) => mail.messageId)).toEqual([`<${mailId}@meet.example.org>`]);
});

test("a server that says nothing is given up, and may have the mail; a repeat has the same Message-ID", async () => {
  const { mailId } = await post();
  server.judge = () => new Promise(() => {});
  await deliverMail(mailId, now, { ...means, limitMs: 300 });
  expect(await stored(mailId)).toMatchObject({ fault: "timeout", uncertain: true, attempts: 1, leasedUntil: null });
  server.judge = async () => reply(451, "Not now");
  await deliverMail(mailId, later(1), means);
  expect(await stored(mailId)).toMatchObject({ fault: "refused", uncertain: true, attempts: 2 });
  server.reset();
  await deliverMail(mailId, later(3), means);
  expect((await server.mails()).map((mail) => mail.messageId)).toEqual([`<${mailId}@meet.example.org>`]);
});

test("a refused address is marked with the server's words, and that mail has ended", async () => {
  const { userId } = await buildUser({ now, email: "ada@example.org" });
  await server.start({ onRcptTo: (_address, _session, done) => done(reply(550, "No such user")) });
  onTestFinished(() => server.start());
  const { mailId } = await post();
  await deliverMail(mailId, now, means);
  expect(await stored(mailId)).toMatchObject({ fault: "recipient", tryAt: null });
  const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
  expect(user).toMatchObject({ refusedAt: now, refusal: "550 No such user" });
});

test.each([
  ["login", { onAuth: (_: unknown, __: unknown, done: (error: Error) => void) => done(new Error("Wrong password")) }],
  ["login", { onMailFrom: (_: unknown, __: unknown, done: (error: Error) => void) => done(reply(530, "Who?")) }],
  ["tls", { disabledCommands: [] }],
  ["sender", { onMailFrom: (_: unknown, __: unknown, done: (error: Error) => void) => done(reply(553, "Not yours")) }],
] as const)("%s is named", async (fault, options) => {
  await server.start(options as object);
  onTestFinished(() => server.start());
  const { mailId } = await post();
  await deliverMail(mailId, now, means);
  expect(await stored(mailId)).toMatchObject({ fault, uncertain: false, tryAt: later(1) });
});

test("a server that is down is named", async () => {
  await server.stop();
  onTestFinished(() => server.start());
  const { mailId } = await post();
  await deliverMail(mailId, now, means);
  expect(await stored(mailId)).toMatchObject({ fault: "unreachable", uncertain: false, tryAt: later(1) });
});

test("the text is nowhere in clear in the database", async () => {
  await post();
  const [mails, jobs] = await Promise.all([
    administer(databaseUrl, "SELECT m::text || encode(sealed, 'escape') AS line FROM mails m"),
    administer(databaseUrl, "SELECT j::text AS line FROM graphile_worker._private_jobs j"),
  ]);
  const lines = [...mails, ...jobs].map(({ line }) => String(line));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain("ada@example.org");
  for (const line of lines) expect(line).not.toContain("geheim");
});

test("nothing is mailed for a transaction that rolled back", async () => {
  const rolledBack = transaction(async (tx) => {
    await postLetter(tx, letter, now);
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  expect(await db().mail.count()).toBe(0);
  expect(await administer(databaseUrl, "SELECT 1 FROM graphile_worker.jobs")).toEqual([]);
});

test("a subject cannot add headers or people", async () => {
  const evil = { ...letter, letter: letterOf("Hello\r\nBcc: eve@example.org", "x") };
  const { mailId } = await transaction((tx) => postLetter(tx, evil, now));
  await deliverMail(mailId, now, means);
  const [mail] = await server.mails();
  expect(mail?.bcc).toBeUndefined();
  expect(mail?.to).toMatchObject({ text: "ada@example.org" });
});

test("a sign-in link comes by mail and leads to our own page", async () => {
  await mailSignInLink("ada@example.org", null, now);
  const [row] = await db().mail.findMany({ select: { id: true } });
  await deliverMail(row?.id ?? "", now, means);
  const [mail] = await server.mails();
  expect(mail?.text).toMatch(/https:\/\/meet\.example\.org\/sign-in\/open\?token=[\w-]{43}&email=ada%40example\.org/);
  expect(await db().signInToken.count()).toBe(1);
});

test("there is no local mailbox", async () => {
  await post();
  expect(mailboxAddress()).toBeNull();
  expect(await localMailbox(mailboxSecret(process.env.SECRET ?? ""), now)).toBeNull();
});

test("what is older than seven days is deleted, but for what is still to be said to somebody", async () => {
  const day = 86_400_000;
  const { userId } = await buildUser({ now });
  const old = new Date(now.getTime() - 7 * day - 1);
  await post(old);
  const { mailId } = await post(new Date(now.getTime() - 7 * day));
  const of = { userId, recipient: "ada@example.org", subject: "", sealed: new Uint8Array(), createdAt: old };
  const open = await db().mail.create({ data: { ...of, tryAt: now }, select: { id: true } });
  await db().mail.create({ data: { ...of, tryAt: null } });
  await deleteOldMails(now);
  const left = await db().mail.findMany({ select: { id: true } });
  expect(left.map(({ id }) => id).sort()).toEqual([mailId, open.id].sort());
});

test("every tick looks at mails", async () => {
  const { mailId } = await post(new Date(now.getTime() - 8 * 86_400_000));
  await administer(databaseUrl, "DELETE FROM graphile_worker._private_jobs");
  for (const look of housekeeping) await look(now);
  expect(await db().mail.findUnique({ where: { id: mailId } })).toBeNull();
  expect(await administer(databaseUrl, "SELECT 1 FROM graphile_worker.jobs")).toHaveLength(1);
});
