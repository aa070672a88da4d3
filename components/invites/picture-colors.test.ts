import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { accents } from "@/lib/groups/accents";
import { accentColors, paper } from "./picture-colors";

const css = readFileSync("app/globals.css", "utf8");

/** The colours in the first block that a selector opens: the light ones stand before the dark ones. */
function tokensOf(selector: string): Record<string, string> {
  const [, block = ""] = css.split(`${selector} {`);
  const [own = ""] = block.split("}");
  return Object.fromEntries([...own.matchAll(/--color-([\w-]+): (#\w{6});/g)].map(([, name, value]) => [name, value]));
}

test("a picture's paper has the light tokens' colours", () => {
  expect(tokensOf("@theme")).toMatchObject(paper);
});

test("every accent has its own colour in the picture, as on the pages", () => {
  expect(Object.keys(accentColors).sort()).toEqual([...accents].sort());
  for (const accent of accents) expect(tokensOf(`[data-accent="${accent}"]`)).toMatchObject(accentColors[accent]);
});
