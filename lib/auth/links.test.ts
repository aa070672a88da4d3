import { expect, test } from "vitest";
import { readToken } from "@/lib/token";
import { personalLink, tokenOfLink } from "./links";

const secret = "a secret of thirty-two characters";
const base = "https://regulars.example.org";
const user = { userId: "0195d9a0-0000-7000-8000-000000000001", personalGeneration: 3 };

test("a personal link names its person and generation, and can be pasted in many ways", () => {
  const link = personalLink(base, secret, user);
  const token = tokenOfLink(link);
  expect(readToken(secret, "personal", token ?? "")).toEqual({ id: user.userId, generation: 3 });
  const pasted = [` ${link}\n`, `${link}/`, `http://other.example/personal/${token}`, `/personal/${token}`, `${token}`];
  for (const text of pasted) expect(tokenOfLink(text)).toBe(token);
});

test("a link of the largest generation fits", () => {
  const link = personalLink(base, secret, { ...user, personalGeneration: 2 ** 31 - 1 });
  expect(tokenOfLink(link)).not.toBeNull();
});

test("anything else is no personal link", () => {
  const token = tokenOfLink(personalLink(base, secret, user));
  const others = ["", "hello", `${base}/join/${token}`, `${base}/personal/`, `${base}/personal/${token}?a=b`];
  for (const text of [...others, `${token}/../me`, `${token}${token}`, "//evil.example"]) {
    expect(tokenOfLink(text)).toBeNull();
  }
});
