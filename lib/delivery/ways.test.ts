import { expect, test } from "vitest";
import { readToken } from "@/lib/token";
import { waysOf } from "./ways";

const userId = "01900000-0000-7000-8000-000000000000";
const memberId = "01900000-0000-7000-8000-000000000001";
const secret = "a secret of thirty-two characters";
const base = "https://meet.example.org";
const tokenIn = (address: string) => new URL(address).pathname.split("/").at(-1) ?? "";

test("a mail's links name its notice and its reader, below our own address", () => {
  const { answer, choose, post } = waysOf(base, secret, userId, [{ memberId }]);
  const noticeId = "01900000-0000-7000-8000-000000000002";
  expect(readToken(secret, "answer", tokenIn(answer(noticeId, "in")))).toEqual({ id: noticeId, generation: 0 });
  for (const address of [choose, post, answer(noticeId, "in")]) expect(address.startsWith(`${base}/`)).toBe(true);
});

test("what switches mail is about the one group that a mail is about, about all where it is about several", () => {
  const one = waysOf(base, secret, userId, [{ memberId }, { memberId }]);
  const several = waysOf(base, secret, userId, [{ memberId }, { memberId: userId }]);
  for (const way of ["choose", "post"] as const) {
    expect(readToken(secret, "groupMail", tokenIn(one[way]))).toEqual({ id: memberId, generation: 0 });
    expect(readToken(secret, "mail", tokenIn(several[way]))).toEqual({ id: userId, generation: 0 });
  }
});
