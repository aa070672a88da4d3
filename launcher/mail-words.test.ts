import { expect, test } from "vitest";
import type { Fault } from "@/lib/mail/fault";
import { faultInWords, whyNobody } from "./mail-words";

const route = { host: "mail.example.org", from: "us@example.org", to: "ada@example.net" };

test.each<[Fault, RegExp]>([
  ["unreachable", /nothing answers at mail\.example\.org.*port/],
  ["tls", /no safe connection.*certificate/],
  ["login", /does not let us in.*password/],
  ["sender", /does not send mail from us@example\.org.*MAIL_FROM/],
  ["recipient", /takes no mail for ada@example\.net/],
  ["timeout", /took too long/],
  ["refused", /refused the mail/],
])("%s has its own words, and the server's", (fault, words) => {
  const [first, second, ...more] = faultInWords({ fault, detail: "550 No", taken: "no" }, route);
  expect(first).toMatch(words);
  expect(first).toMatch(/[^.?][.?]$/);
  expect(second).toBe("In its own words: 550 No");
  expect(more).toEqual([]);
});

test.each([
  ["getaddrinfo ENOTFOUND mail.example.org", /^Not sent: no host is found by the name mail\.example\.org\./],
  ["connect ECONNREFUSED 127.0.0.1:2603", /^Not sent: nothing takes connections at mail\.example\.org\./],
  ["Connection timeout", /^Not sent: nothing answers at mail\.example\.org\./],
])("where no server said anything, %j is no quotation of it", (detail, words) => {
  expect(faultInWords({ fault: "unreachable", detail, taken: "no" }, route)).toEqual([
    expect.stringMatching(words),
    `In detail: ${detail}`,
  ]);
});

test.each([
  ["", "say to whom: npm run mail:test you@example.org"],
  ["notanaddress", "“notanaddress” is no address: npm run mail:test you@example.org"],
  ["a@b@c", "“a@b@c” is no address: npm run mail:test you@example.org"],
  ["ada@example.net", null],
])("to %j: %s", (to, why) => {
  expect(whyNobody(to)).toBe(why);
});

test("what may arrive all the same is said", () => {
  expect(faultInWords({ fault: "timeout", detail: "", taken: "unknown" }, route)).toEqual([
    expect.stringContaining("took too long"),
    expect.stringContaining("may arrive all the same"),
  ]);
});
