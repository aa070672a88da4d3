import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveToken, hashToken, randomToken, readToken, signToken, type TokenKind } from "./token";

const SECRET = "a secret of at least thirty-two characters";
const kinds: TokenKind[] = [
  ...(["invite", "personal", "recovery", "feed", "groupFeed", "answer", "mail", "groupMail"] as const),
];

const kind = fc.constantFrom(...kinds);
const subject = fc.record({
  id: fc.uuid(),
  generation: fc.oneof(fc.constantFrom(0, 1, 127, 128, 16_383, 16_384, 2 ** 31 - 1), fc.nat()),
});

test("a token gives back what was signed", () => {
  fc.assert(
    fc.property(kind, subject, (kind, subject) => {
      const token = signToken(SECRET, kind, subject);
      expect(token).toMatch(/^[A-Za-z0-9_-]{44,50}$/);
      expect(readToken(SECRET, kind, token)).toEqual(subject);
    }),
  );
});

test("a token with any one bit flipped is refused", () => {
  fc.assert(
    fc.property(kind, subject, (kind, subject) => {
      const bytes = Buffer.from(signToken(SECRET, kind, subject), "base64url");
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const flipped = bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(readToken(SECRET, kind, Buffer.from(flipped).toString("base64url"))).toBeNull();
      }
    }),
    { numRuns: 20 },
  );
});

test("a token of another kind or another installation is refused", () => {
  fc.assert(
    fc.property(subject, (subject) => {
      for (const made of kinds) {
        const token = signToken(SECRET, made, subject);
        for (const read of kinds) expect(readToken(SECRET, read, token) !== null).toBe(read === made);
        expect(readToken(`${SECRET}.`, made, token)).toBeNull();
      }
    }),
  );
});

test("another generation is another token", () => {
  const id = "01890a5d-ac96-774b-bcce-b302099a8057";
  expect(signToken(SECRET, "invite", { id, generation: 0 })).not.toBe(
    signToken(SECRET, "invite", { id, generation: 1 }),
  );
});

test("only the one spelling of a token is read", () => {
  const token = signToken(SECRET, "invite", { id: "01890a5d-ac96-774b-bcce-b302099a8057", generation: 300 });
  const bytes = Buffer.from(token, "base64url");
  // 34 bytes leave four unused bits in the last character: decoders ignore them.
  const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const sibling = `${token.slice(0, -1)}${last[last.indexOf(token.slice(-1)) + 1]}`;
  expect(Buffer.from(sibling, "base64url")).toEqual(bytes);
  const spellings = [
    sibling,
    `${token}=`,
    `${token}==`,
    ` ${token}`,
    `${token}\n`,
    `${token}.`,
    bytes.toString("base64"),
  ];
  for (const spelling of spellings) expect(readToken(SECRET, "invite", spelling)).toBeNull();
});

test("a generation written longer than needed is refused, even where its signature is right for the short one", () => {
  const token = signToken(SECRET, "invite", { id: "01890a5d-ac96-774b-bcce-b302099a8057", generation: 5 });
  const bytes = Buffer.from(token, "base64url");
  const padded = Buffer.concat([bytes.subarray(0, 16), Buffer.from([0x85, 0x00]), bytes.subarray(17)]);
  expect(readToken(SECRET, "invite", padded.toString("base64url"))).toBeNull();
});

test("any text is read or refused, never thrown at", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.base64String({ maxLength: 80 })), (text) => {
      expect(readToken(SECRET, "personal", text)).toBeNull();
    }),
  );
  expect(readToken(SECRET, "personal", "A".repeat(100_000))).toBeNull();
});

test.each([
  { id: "01890A5D-AC96-774B-BCCE-B302099A8057", generation: 0 },
  { id: "", generation: 0 },
  { id: "01890a5d-ac96-774b-bcce-b302099a8057", generation: -1 },
  { id: "01890a5d-ac96-774b-bcce-b302099a8057", generation: 1.5 },
  { id: "01890a5d-ac96-774b-bcce-b302099a8057", generation: 2 ** 31 },
])("$id of generation $generation is not signed", (subject) => {
  expect(() => signToken(SECRET, "invite", subject)).toThrow(RangeError);
});

test("the format does not change: links that were given out keep opening", () => {
  const subject = { id: "01890a5d-ac96-774b-bcce-b302099a8057", generation: 1 };
  expect(signToken(SECRET, "invite", subject)).toMatchInlineSnapshot(`"AYkKXayWd0u8zrMCCZqAVwFh1uzpGtj4ZgP0zUjYrp7t"`);
});

test("random tokens hold 256 bits and differ", () => {
  const tokens = Array.from({ length: 100 }, randomToken);
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) expect(Buffer.from(token, "base64url")).toHaveLength(32);
});

test("a token is stored as its SHA-256", () => {
  expect(Buffer.from(hashToken("abc")).toString("hex")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});

test("a derived token depends on secret, purpose and text, and on nothing else", () => {
  const token = deriveToken(SECRET, "device", "page key");
  expect(deriveToken(SECRET, "device", "page key")).toBe(token);
  const others = [
    deriveToken(`${SECRET}.`, "device", "page key"),
    deriveToken(SECRET, "other", "page key"),
    deriveToken(SECRET, "device", "page kez"),
  ];
  expect(new Set([token, ...others]).size).toBe(4);
});
