import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "./seal";

const secret = "a secret of thirty-two characters";

test("gives back any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(unseal(secret, seal(secret, text))).toBe(text);
    }),
  );
});

test("shows nothing of the text and is never twice the same", () => {
  const sealed = seal(secret, "https://example.org/sign-in");
  expect(Buffer.from(sealed).includes("example")).toBe(false);
  expect(seal(secret, "https://example.org/sign-in")).not.toEqual(sealed);
});

test("opens with its own secret alone", () => {
  expect(unseal(`${secret}!`, seal(secret, "hello"))).toBeNull();
});

test("refuses what was changed at any place, or cut", () => {
  const sealed = seal(secret, "hello");
  for (let index = 0; index < sealed.length; index++) {
    const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
    expect(unseal(secret, changed), `byte ${index}`).toBeNull();
    expect(unseal(secret, sealed.subarray(0, index)), `cut at ${index}`).toBeNull();
  }
});
