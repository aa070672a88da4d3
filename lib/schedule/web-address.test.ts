import fc from "fast-check";
import { expect, test } from "vitest";
import { webAddressIn } from "./web-address";

test.each([
  ["zoom.us/j/1", "https://zoom.us/j/1"],
  ["meet.google.com/abc-defg-hij", "https://meet.google.com/abc-defg-hij"],
  ["www.example.org", "https://www.example.org"],
  ["Example.ORG:8443?room=1#a", "https://Example.ORG:8443?room=1#a"],
  ["bücher.example/kreis", "https://bücher.example/kreis"],
  ["https://meet.example.org/a", "https://meet.example.org/a"],
  ["HTTP://meet.example.org", "HTTP://meet.example.org"],
])("%s is %s", (text, address) => {
  expect(webAddressIn(text)).toBe(address);
});

test.each([
  "javascript:alert(1)",
  "javascript.x:alert(1)",
  "data:text/html,a.b",
  "mailto:ada@example.org",
  "ada@example.org",
  "ftp://example.org",
  "//example.org",
  "/example.org",
  "zoom",
  "localhost:3000",
  "192.168.0.1/a",
  "zoom.us/my room",
  "zoom us.de",
  "zoom.us.",
  "zoom..us",
  ".us",
  "a.b",
  "example.org:99999",
  "at Ada’s. As ever",
  "https://",
  "",
])("%s is none", (text) => {
  expect(webAddressIn(text)).toBeNull();
});

test("whatever was typed, what comes of it opens a page and nothing else", () => {
  const bits = fc.constantFrom("javascript:", "https://", "zoom.us", ".", ":", "/", "@", "\\", "\t", "%", "1");
  const texts = fc.array(fc.oneof(bits, fc.string({ unit: "binary" }))).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      const address = webAddressIn(text);
      if (address !== null) expect(new URL(address).protocol).toMatch(/^https?:$/);
    }),
  );
});
