import fc from "fast-check";
import { expect, test } from "vitest";
import { ownLinks } from "./own-links";

const ours = "http://localhost:3000";

const linksIn = (text: string) =>
  ownLinks(text, ours)
    .filter(({ isLink }) => isLink)
    .map((piece) => piece.text);

test.each([
  [
    `Open this:\n\n${ours}/sign-in/open?token=a_-&email=ada%40example.org\n\nOnce.`,
    "/sign-in/open?token=a_-&email=ada%40example.org",
  ],
  [`It is here (${ours}/a).`, "/a"],
  [`${ours}`, ""],
])("%j has one link", (text, path) => {
  expect(linksIn(text)).toEqual([ours + path]);
});

test.each([
  "https://localhost:3000/a",
  "http://localhost:3001/a",
  "http://localhost:3000@evil.example/a",
  "http://localhost:3000.evil.example/a",
  "http://evil.example/http://localhost:3000/a",
  "javascript:alert(1)//http:",
  "//localhost:3000/a",
  "http://",
  '<a href="x">localhost:3000</a>',
])("%j has none", (text) => {
  expect(linksIn(text)).toEqual([]);
});

test("whatever a text is, its pieces are the text, and every link is of ours", () => {
  const bits = fc.constantFrom(ours, "http://", "https://a.b/", " ", "\n", ".", "@", "/x", "javascript:", "<b>");
  const texts = fc.array(fc.oneof(bits, fc.string({ unit: "binary" }))).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      const pieces = ownLinks(text, ours);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      for (const piece of pieces) if (piece.isLink) expect(new URL(piece.text).origin).toBe(ours);
    }),
  );
});
