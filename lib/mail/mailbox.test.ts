import { expect, test } from "vitest";
import { isMailboxSecret, keptSince, mailboxSecret } from "./mailbox";

const secret = "a secret of thirty-two characters";

test("the address of the mailbox is right for its own installation alone", () => {
  const right = mailboxSecret(secret);
  expect(right).toMatch(/^[\w-]{43}$/);
  expect(isMailboxSecret(secret, right)).toBe(true);
  for (const wrong of ["", right.slice(1), `${right}a`, `é${right.slice(1)}`, mailboxSecret(`${secret}!`)]) {
    expect(isMailboxSecret(secret, wrong), wrong).toBe(false);
  }
});

test("mails are kept for seven days", () => {
  expect(keptSince(new Date("2026-03-10T12:00Z"))).toEqual(new Date("2026-03-03T12:00Z"));
});
