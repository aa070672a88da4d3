import { expect, test } from "vitest";
import { readToken } from "@/lib/token";
import { personalLink, tokenOfLink } from "./links";

const secret = "a secret of thirty-two characters";
const base = "https://regulars.example.org";
const user = { userId: "0195d9a0-0000-7000-8000-000000000001", personalGeneration: 3 };

const link = personalLink(base, secret, user);
const token = link.slice(-44);

test("a personal link names its person and generation", () => {
  expect(link).toBe(`${base}/personal/${token}`);
  expect(readToken(secret, "personal", token)).toEqual({ id: user.userId, generation: 3 });
});

test.each([
  link,
  token,
  `/personal/${token}`,
  `http://other.example/personal/${token}`,
  ` ${link}\n`,
  `${link}/`,
  `${link}?fbclid=IwAR0x_-y&utm_source=chat`,
  `${link}/?fbclid=IwAR0`,
  `${link}#top`,
  `${link}?a=https://evil.example/personal/${"x".repeat(44)}`,
  `${token}?fbclid=IwAR0`,
  `${token}/`,
  `<${link}>`,
  `"${link}"`,
  `“${link}”`,
  `«${token}»`,
  `'${token}'`,
  `(${link})`,
  `*${link}*`,
  `[${link}](${link})`,
  `[my link](${link})`,
  `\u200b${link}\u200b`,
  `\u2068${token}\u2069`,
  `My link: ${link}. Only for me:`,
  `Only for me:\n${link}\nKeep it!`,
  `It is ${link}, is it not?`,
  `${link}…`,
  `https://chat.example/l.php?u=${encodeURIComponent(`${link}?a=b`)}&h=AT0`,
  `https://chat.example/?url=${encodeURIComponent(link).toLowerCase().replace(token.toLowerCase(), token)}&data=05`,
])("the token is found in %j", (pasted) => {
  expect(tokenOfLink(pasted)).toBe(token);
});

test("a link of the largest generation fits", () => {
  const largest = { ...user, personalGeneration: 2 ** 31 - 1 };
  const found = tokenOfLink(personalLink(base, secret, largest));
  expect(readToken(secret, "personal", found ?? "")).toEqual({ id: user.userId, generation: 2 ** 31 - 1 });
});

test.each([
  "",
  "hello",
  "-".repeat(39),
  `${base}/join/${token}`,
  `${base}/personal/`,
  `${base}/personal/?fbclid=${token}`,
  `${base}/impersonal/${token}`,
  `${link}${token}`,
  `${token}${token}`,
  `${token} ${token}`,
  `my link is ${token}`,
  "//evil.example",
])("there is no token in %j", (pasted) => {
  expect(tokenOfLink(pasted)).toBeNull();
});

test("a long text is read in no time", () => {
  const hard = [" ".repeat(1e6), "-".repeat(1e6), `${"/personal/x".repeat(1e5)}`, `/personal/${"x".repeat(1e6)}`];
  const start = performance.now();
  for (const text of hard) expect(tokenOfLink(`${text}\0`)).toBeNull();
  expect(performance.now() - start).toBeLessThan(1000);
});
