import fc from "fast-check";
import { expect, test } from "vitest";
import { piecesOf } from "./links";

const linksIn = (text: string) => piecesOf(text).flatMap(({ text, href }) => (href === null ? [] : [[text, href]]));

test.each([
  ["see https://example.org/a?b=c#d today", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"],
  ["HTTP://Example.org.", "HTTP://Example.org", "http://example.org/"],
  ["(https://example.org/a_(b))", "https://example.org/a_(b)", "https://example.org/a_(b)"],
  ["“https://example.org/x”, he said", "https://example.org/x", "https://example.org/x"],
  ['<a href="https://example.org">x</a>', "https://example.org", "https://example.org/"],
  ["**https://example.org**", "https://example.org", "https://example.org/"],
  ["https://bücher.example/ä", "https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"],
  ["https://example.org/a\u202egro.live", "https://example.org/a", "https://example.org/a"],
  ["https://example.org/a\u200bb", "https://example.org/a", "https://example.org/a"],
])("%j has one link", (text, shown, href) => {
  expect(linksIn(text)).toEqual([[shown, href]]);
});

test.each([
  "javascript:alert(1)",
  "javascript://example.org/%0aalert(1)",
  "data:text/html,https",
  "ftp://example.org",
  "mailto:ada@example.org or ada@example.org",
  "tel:+491234",
  "www.example.org and example.org",
  "xhttps://example.org",
  "https://",
  "https://...",
  "https://bank.example@evil.example/",
  "https://user:secret@example.org",
  "[text](example.org)",
])("%j has none", (text) => {
  expect(piecesOf(text)).toEqual([{ text, href: null }]);
});

test("several links, each for itself, with all that stands between them", () => {
  expect(piecesOf("a https://b.example, https://c.example/d!\nend")).toEqual([
    { text: "a ", href: null },
    { text: "https://b.example", href: "https://b.example/" },
    { text: ", ", href: null },
    { text: "https://c.example/d", href: "https://c.example/d" },
    { text: "!\nend", href: null },
  ]);
});

test("nothing of a text is lost or added, and every link is a web address", () => {
  const part = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("https://", "http://", "javascript:", "example.org", "@", "(", ")", ".", "\u202e", "\n", " "),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join("");
      const pieces = piecesOf(text);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      for (const { href } of pieces) expect(href ?? "http://x").toMatch(/^https?:\/\/[^@/]/);
    }),
  );
});
