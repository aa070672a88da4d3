import fc from "fast-check";
import { expect, test } from "vitest";
import { behind, masked, roughly, stuck, withoutAddresses } from "./state";

const now = new Date("2026-03-04T12:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  [[], null],
  [[null, null, null], null],
  [[ago(-60)], null],
  [[ago(30), null], null],
  [[ago(31), null], 31_000],
  [[null, ago(40), ago(7200)], 7_200_000],
  [[ago(-7200), ago(45)], 45_000],
])("what is due since %j is %s behind", (due, ms) => {
  expect(behind(due, now)).toBe(ms);
});

test.each([
  [null, null, null],
  [null, ago(10), null],
  [ago(90), null, { since: ago(90), isAll: true }],
  [ago(90), ago(91), { since: ago(90), isAll: true }],
  [ago(90), ago(90), { since: ago(90), isAll: false }],
  [ago(90), ago(10), { since: ago(90), isAll: false }],
])(
  "where the oldest that failed waits since %j and the last went out at %j, what does not get out is %j",
  (waits, last, is) => {
    expect(stuck(waits, last)).toEqual(is);
  },
);

test.each([
  [31_000, 1, "minute"],
  [90_000, 2, "minute"],
  [119 * 60_000, 119, "minute"],
  [120 * 60_000, 2, "hour"],
  [47 * 3_600_000, 47, "hour"],
  [50 * 3_600_000, 2, "day"],
])("%d ms are roughly %d %ss", (ms, value, unit) => {
  expect(roughly(ms)).toEqual({ value, unit });
});

test.each([
  ["ada.l@example.org", "a…@example.org"],
  ["𝒂da@example.org", "𝒂…@example.org"],
  ['"a@b"@example.org', '"…@example.org'],
  ["a@example.org", "a…@example.org"],
  ["@example.org", "…@example.org"],
  ["nobody", "…"],
  ["", "…"],
])("%s is shown as %s", (address, shown) => {
  expect(masked(address)).toBe(shown);
});

test.each([
  ["550 5.1.1 <ada.l@example.org>: no such user", "550 5.1.1 <a…@example.org>: no such user"],
  ["ada.l@example.org unknown, try bob@example.net.", "a…@example.org unknown, try b…@example.net."],
  ["Grüße an jürgen@müller.example", "Grüße an j…@müller.example"],
  ["550 5.1.1 ada.l... User unknown", "550 5.1.1 a…... User unknown"],
  ["550 no mailbox (Ada.L) here", "550 no mailbox (a…) here"],
  ["550 adaXl and ada.lovelace are others", "550 adaXl and ada.lovelace are others"],
  ["Connection timeout", "Connection timeout"],
])("a server's %j is told as %j", (text, told) => {
  expect(withoutAddresses(text, "ada.l@example.org")).toBe(told);
});

test("whatever a server says, the recipient is not in it", () => {
  const name = fc.stringMatching(/^[a-z][a-z.+-]{2,12}$/);
  const words = fc.array(fc.oneof(fc.string(), fc.constantFrom("<", ">", " ", "@", "…", ".")), { maxLength: 6 });
  fc.assert(
    fc.property(name, words, words, (local, before, after) => {
      const address = `${local}@example.org`;
      const told = withoutAddresses(`${before.join("")}${address}${after.join("")}`, address);
      expect(told).not.toContain(address);
    }),
  );
});
