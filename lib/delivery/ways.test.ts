import { expect, test } from "vitest";
import { readToken } from "@/lib/token";
import { waysOf } from "./ways";

test("a mail's links name its notice and its reader, below our own address", () => {
  const id = "01900000-0000-7000-8000-000000000000";
  const secret = "a secret of thirty-two characters";
  const { answer, choose, post, base } = waysOf("https://meet.example.org", secret, id);
  const tokenIn = (address: string) => new URL(address).pathname.split("/").at(-1) ?? "";
  expect(readToken(secret, "answer", tokenIn(answer(id, "in")))).toEqual({ id, generation: 0 });
  for (const address of [choose, post])
    expect(readToken(secret, "mail", tokenIn(address))).toEqual({ id, generation: 0 });
  for (const address of [choose, post, answer(id, "in")]) expect(address.startsWith(`${base}/`)).toBe(true);
});
