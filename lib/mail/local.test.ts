import { beforeEach, expect, test, vi } from "vitest";
import { db, transaction } from "@/lib/db";
import { withDatabase } from "@/tests/database";
import { letterOf, plainDraw } from "@/tests/letters";
import { deliverMail, postLetter } from "./commands";
import { mailboxSecret } from "./mailbox";
import { localMailbox, mailboxAddress, mailWay } from "./queries";

withDatabase();
const now = new Date("2026-03-04T10:00Z");
const secret = mailboxSecret(process.env.SECRET ?? "");
const text = "https://example.org/x";
const letter = { to: "ada@example.org", letter: letterOf("Sign in", text) };
const means = { draw: plainDraw, write: async () => ({ is: "nothing" as const }) };
const log = vi.spyOn(console, "log").mockImplementation(() => {});

beforeEach(() => log.mockClear());

async function mailed(at: Date): Promise<string> {
  const { mailId } = await transaction((tx) => postLetter(tx, letter, at));
  await deliverMail(mailId, at, means);
  return mailId;
}

test("a mail is told in the log, once, and lies in the mailbox", async () => {
  const mailId = await mailed(now);
  await deliverMail(mailId, now, means);
  expect(log).toHaveBeenCalledTimes(1);
  expect(log.mock.calls[0]?.[0]).toContain(text);
  expect(mailWay()).toBe("mailbox");
  expect(await localMailbox(secret, now)).toEqual([
    { id: mailId, recipient: letter.to, subject: "Sign in", text, deliveredAt: now },
  ]);
});

test("the mailbox opens with its own secret alone", async () => {
  await mailed(now);
  expect(mailboxAddress()).toBe(`http://localhost:3000/mailbox/${secret}`);
  expect(await localMailbox(`${secret}x`, now)).toBeNull();
  expect(await localMailbox("", now)).toBeNull();
});

test("the mailbox holds the last seven days, newest first", async () => {
  const at = (day: number) => new Date(now.getTime() - day * 86_400_000);
  const [, week, today] = [await mailed(at(7.1)), await mailed(at(7)), await mailed(now)];
  expect((await localMailbox(secret, now))?.map(({ id }) => id)).toEqual([today, week]);
});

test("what another SECRET sealed is not shown and not delivered, and comes to its end", async () => {
  const { mailId } = await transaction((tx) => postLetter(tx, letter, now));
  await db().mail.update({ where: { id: mailId }, data: { sealed: new Uint8Array() } });
  await deliverMail(mailId, now, means);
  expect(log.mock.calls).toEqual([[expect.stringContaining("another SECRET")]]);
  // The log outlives the mail: it names nobody.
  expect(String(log.mock.calls)).not.toContain("@");
  expect(await db().mail.findUnique({ where: { id: mailId } })).toMatchObject({ deliveredAt: null, tryAt: null });
  await db().mail.update({ where: { id: mailId }, data: { deliveredAt: now } });
  expect(await localMailbox(secret, now)).toEqual([]);
});
