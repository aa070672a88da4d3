import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { db, transaction } from "@/lib/db";
import { startJobs } from "@/lib/jobs";
import { housekeeping, tasks } from "@/lib/tasks";
import { databaseUrl, withDatabase } from "@/tests/database";
import { administer } from "@/tests/postgres";
import { deliverMail, mailSignInLink, postMail } from "./commands";
import { mailboxSecret } from "./mailbox";
import { localMailbox, mailboxAddress } from "./queries";

const received: string[] = [];
let refusals = 0;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, done) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      if (refusals-- > 0) return done(Object.assign(new Error("Try again later"), { responseCode: 451 }));
      received.push(Buffer.concat(parts).toString());
      done();
    });
  },
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.server.address();
process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
process.env.MAIL_FROM = "Regulars <regulars@example.org>";
process.env.APP_URL = "https://meet.example.org";
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

withDatabase();
const now = new Date("2026-03-04T10:00Z");
const letter = { to: "ada@example.org", subject: "Grüße", text: "Your link: https://meet.example.org/x?token=geheim" };

beforeEach(() => {
  received.length = 0;
  refusals = 0;
});

test("a mail refused once is delivered at the next attempt, once, and its text is gone then", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  refusals = 1;
  const { mailId } = await transaction((tx) => postMail(tx, letter, now));
  const jobs = startJobs({ databaseUrl, tasks, housekeeping: [] });
  onTestFinished(jobs.stop);
  const waiting = () => administer(databaseUrl, "SELECT last_error FROM graphile_worker.jobs");
  await vi.waitFor(
    async () => expect(await waiting()).toMatchObject([{ last_error: expect.stringContaining("Try again later") }]),
    5_000,
  );
  await administer(databaseUrl, "UPDATE graphile_worker._private_jobs SET run_at = now()");
  await vi.waitFor(async () => expect(await waiting()).toEqual([]), 8_000);

  expect(received).toHaveLength(1);
  const mail = await simpleParser(received[0] ?? "");
  expect(mail.messageId).toBe(`<${mailId}@meet.example.org>`);
  expect(mail.subject).toBe("Grüße");
  expect(mail.text?.trim()).toBe(letter.text);
  expect(mail.from?.text).toContain("regulars@example.org");
  const row = await db().mail.findUniqueOrThrow({ where: { id: mailId } });
  expect(row.deliveredAt).not.toBeNull();
  expect(row.sealed).toHaveLength(0);
});

test("a delivered mail is not sent again", async () => {
  const { mailId } = await transaction((tx) => postMail(tx, letter, now));
  await deliverMail(mailId, now);
  await deliverMail(mailId, now);
  expect(received).toHaveLength(1);
});

test("a mail that was deleted meanwhile asks for nothing", async () => {
  await deliverMail("01900000-0000-7000-8000-000000000000", now);
  expect(received).toEqual([]);
});

test("the text is nowhere in clear in the database", async () => {
  await transaction((tx) => postMail(tx, letter, now));
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
    await postMail(tx, letter, now);
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  expect(await db().mail.count()).toBe(0);
  expect(await administer(databaseUrl, "SELECT 1 FROM graphile_worker.jobs")).toEqual([]);
});

test("a subject cannot add headers or people", async () => {
  const subject = "Hello\r\nBcc: eve@example.org";
  const { mailId } = await transaction((tx) => postMail(tx, { ...letter, subject }, now));
  await deliverMail(mailId, now);
  const mail = await simpleParser(received[0] ?? "");
  expect(mail.bcc).toBeUndefined();
  expect(mail.to).toMatchObject({ text: "ada@example.org" });
});

test("a sign-in link comes by mail and leads to our own page", async () => {
  await mailSignInLink("ada@example.org", null, now);
  const [row] = await db().mail.findMany({ select: { id: true } });
  await deliverMail(row?.id ?? "", now);
  const mail = await simpleParser(received[0] ?? "");
  expect(mail.text).toMatch(/https:\/\/meet\.example\.org\/sign-in\/open\?token=[\w-]{43}&email=ada%40example\.org/);
  expect(await db().signInToken.count()).toBe(1);
});

test("there is no local mailbox", async () => {
  await transaction((tx) => postMail(tx, letter, now));
  expect(mailboxAddress()).toBeNull();
  expect(await localMailbox(mailboxSecret(process.env.SECRET ?? ""), now)).toBeNull();
});

test("housekeeping deletes what is older than seven days and nothing else", async () => {
  const day = 86_400_000;
  await transaction((tx) => postMail(tx, letter, new Date(now.getTime() - 7 * day - 1)));
  const { mailId } = await transaction((tx) => postMail(tx, letter, new Date(now.getTime() - 7 * day)));
  for (const look of housekeeping) await look(now);
  expect(await db().mail.findMany({ select: { id: true } })).toEqual([{ id: mailId }]);
});
