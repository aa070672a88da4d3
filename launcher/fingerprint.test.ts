import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint, isSource } from "./fingerprint";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "regulars-fingerprint-"));
  await mkdir(path.join(folder, "app/docs"), { recursive: true });
  await writeFile(path.join(folder, "app/docs/page.tsx"), "one");
});
afterEach(() => rm(folder, { recursive: true }));

test("it changes with a source's text, with its name and with what is given besides", async () => {
  const first = await fingerprint(folder);
  expect(await fingerprint(folder)).toBe(first);
  expect(await fingerprint(folder, ["key"])).not.toBe(first);
  await writeFile(path.join(folder, "app/docs/page.tsx"), "two");
  const changed = await fingerprint(folder);
  expect(changed).not.toBe(first);
  await writeFile(path.join(folder, "app/docs/other.tsx"), "");
  expect(await fingerprint(folder)).not.toBe(changed);
});

test("it does not change with tests, data, tools and what a build writes", async () => {
  const first = await fingerprint(folder);
  for (const name of ["app/page.test.ts", "README.md", ".env", "next-env.d.ts", "tests/x.ts", ".next/y", "docs/z.ts"]) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), "new");
  }
  expect(await fingerprint(folder)).toBe(first);
});

test("a page's folder may bear the name of a folder that is no source at the top", () => {
  expect(isSource("docs")).toBe(false);
  expect(isSource("app/docs")).toBe(true);
});
