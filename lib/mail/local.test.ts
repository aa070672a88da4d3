import { beforeEach, expect, test, vi } from "vitest";
import { db, transaction } from "@/lib/db";
import { withDatabase } from "@/tests/database";
import { deliverMail, postMail } from "./commands";
import { mailboxSecret } from "./mailbox";
import { localMailbox, mailboxAddress } from "./queries";

withDatabase();
const now = new Date("2026-03-04T10:00Z");
const secret = mailboxSecret(process.env.SECRET ?? "");
const letter = { to: "ada@example.org", subject: "Sign in", text: "https://example.org/x" };
const log = vi.spyOn(console, "log").mockImplementation(() => {});

beforeEach(() => log.mockClear());

async function mailed(at: Date): Promise<string> {
  const { mailId } = await transaction((tx) => postMail(tx, letter, at));
  await deliverMail(mailId, at);
  return mailId;
}

test("a mail is told in the log, once, and lies in the mailbox", async () => {
  const mailId = await mailed(now);
  await deliverMail(mailId, now);
  expect(log).toHaveBeenCalledTimes(1);
  expect(log.mock.calls[0]?.[0]).toContain(letter.text);
  expect(await localMailbox(secret, now)).toEqual([
    { id: mailId, recipient: letter.to, subject: letter.subject, text: letter.text, deliveredAt: now },
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

test("what another SECRET sealed or a mail server took is not shown, and not delivered", async () => {
  const { mailId } = await transaction((tx) => postMail(tx, letter, now));
  await db().mail.update({ where: { id: mailId }, data: { sealed: new Uint8Array(), deliveredAt: now } });
  expect(await localMailbox(secret, now)).toEqual([]);
  await db().mail.update({ where: { id: mailId }, data: { deliveredAt: null } });
  await expect(deliverMail(mailId, now)).rejects.toThrow("another SECRET");
  expect(log).not.toHaveBeenCalled();
});
