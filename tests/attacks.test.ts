import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const HOME = "tests/http/attacks";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** The lines of the record's tables: which test, where. */
function linesOf(record: string): { title: string; file: string }[] {
  const rows = [...record.matchAll(/^\|.*\| "(.*)" +\| `(\S+)` +\|$/gm)];
  return rows.map(([, title = "", file = ""]) => ({ title, file }));
}

/** What the tests of a file are called, as it stands in the source. */
function titlesIn(source: string): string[] {
  const titles = [...source.matchAll(/^\s*(?:test(?:\.each(?:<.*>)?\(.*\))?|\]\))\(\s*(?:"(.*?)"|'(.*?)'|`(.*?)`),/gm)];
  return titles.map(([, double, single, ticks]) => double ?? single ?? ticks ?? "");
}

const lines = linesOf(read("docs/decisions/0037-attacks.md"));

test("each attack of the record is tried by the test that it names", () => {
  expect(lines.length).toBeGreaterThan(40);
  for (const { title, file } of lines) expect(titlesIn(read(file)), file).toContain(title);
});

test("each test of an attack stands in the record", () => {
  const files = [`${HOME}.http.ts`, ...readdirSync(join(ROOT, HOME)).map((name) => `${HOME}/${name}`)];
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const named = lines.filter((line) => line.file === file).map(({ title }) => title);
    expect(titlesIn(read(file)).toSorted(), file).toEqual(named.toSorted());
  }
});

test("a planted fault is seen", () => {
  expect(linesOf('| a | b | "is gone" | `x.ts` |')).toEqual([{ title: "is gone", file: "x.ts" }]);
  expect(titlesIn('test("is there", () => {})\n// is gone')).toEqual(["is there"]);
  expect(titlesIn('test.each(all)("%s is", (x) => {});\ntest.each<[a, b]>([\n])("is too", (x) => {})')).toEqual([
    "%s is",
    "is too",
  ]);
});
