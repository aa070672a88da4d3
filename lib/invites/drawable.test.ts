import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { drawable } from "./drawable";

const next = path.dirname(createRequire(import.meta.url).resolve("next/package.json"));
const font = readFileSync(path.join(next, "dist/compiled/@vercel/og/Geist-Regular.ttf"));

/** The characters of a TrueType font, by the fourth format of its table `cmap`. */
function charactersOf(data: Buffer): Set<number> {
  const tables = Array.from({ length: data.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const cmap = data.readUInt32BE((tables.find((at) => data.toString("latin1", at, at + 4) === "cmap") ?? 0) + 8);
  const maps = Array.from(
    { length: data.readUInt16BE(cmap + 2) },
    (_, index) => cmap + data.readUInt32BE(cmap + 8 + index * 8),
  );
  const map = maps.find((at) => data.readUInt16BE(at) === 4) ?? 0;
  const length = data.readUInt16BE(map + 6);
  const found = new Set<number>();
  for (let at = 0; at < length; at += 2) {
    const [end, start] = [data.readUInt16BE(map + 14 + at), data.readUInt16BE(map + 16 + length + at)];
    for (let code = start; code <= end; code += 1) found.add(code);
  }
  return found;
}

test("every character that is drawn is in the font", () => {
  const has = charactersOf(font);
  const drawn = Array.from({ length: 0x10000 }, (_, code) => code).filter(
    (code) => code > 0x20 && drawable(`.${String.fromCharCode(code)}`)?.length === 2,
  );
  expect(drawn.length).toBeGreaterThan(500);
  expect(
    drawn.filter((code) => !has.has(code) && String.fromCharCode(code).normalize("NFC").charCodeAt(0) === code),
  ).toEqual([]);
});

test.each([
  ["Tuesday book club", "Tuesday book club"],
  ["  Läufer & Läuferinnen – früh ", "Läufer & Läuferinnen – früh"],
  ["Клуб настольных игр", "Клуб настольных игр"],
  ["Cafe\u0301", "Café"],
  ["🏃‍♀️ Runners 🇩🇪 №1 👍🏽", "Runners №1"],
  ["1️⃣ first", "1 first"],
  ["🎲🎲", null],
  ["", null],
  ["読書会 Berlin", null],
  ["نادي القراءة", null],
  ["𝓕ancy", null],
  ["a\u0000b", null],
])("%j is drawn as %j", (text, shown) => {
  expect(drawable(text)).toBe(shown);
});
