import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { accents } from "./accents";

const css = readFileSync("app/globals.css", "utf8");
const darkAt = css.indexOf("prefers-color-scheme: dark");

type Tokens = Record<string, string>;

const tokensIn = (block: string): Tokens =>
  Object.fromEntries(
    [...block.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]),
  );

/** What stands between the braces after the `nth` place where a selector is written. */
function block(selector: string, nth: number): string {
  const [, ...rest] = css.split(`${selector} {`);
  return rest[nth]?.split("}")[0] ?? "";
}

const themes = {
  light: tokensIn(css.slice(0, darkAt)),
  dark: tokensIn(css.slice(darkAt).split("}")[0] ?? ""),
};

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2: (L1 + 0.05) / (L2 + 0.05). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Text and what it stands on. */
const pairs = [
  ["accent", "surface"],
  ["accent", "raised"],
  ["accent", "sunken"],
  ["accent-hover", "surface"],
  ["accent-hover", "raised"],
  ["accent-ink", "accent"],
  ["accent-ink", "accent-hover"],
  ["accent-soft-ink", "accent-soft"],
  ["ink", "accent-soft"],
  ["ink-muted", "accent-soft"],
] as const;

test("contrast is WCAG's", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

describe.each(["light", "dark"] as const)("in %s", (theme) => {
  test.each(accents)("everything written in or on %s can be read", (accent) => {
    const own = tokensIn(block(`[data-accent="${accent}"]`, theme === "light" ? 0 : 1));
    expect(Object.keys(own)).toEqual(["accent", "accent-hover", "accent-ink", "accent-soft", "accent-soft-ink"]);
    const tokens: Tokens = { ...themes[theme], ...own };
    for (const [text, ground] of pairs) {
      const found = contrast(tokens[text] ?? "", tokens[ground] ?? "");
      expect(found, `${text} on ${ground}: ${found.toFixed(2)}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("green is what pages of no group have", () => {
    const green = tokensIn(block('[data-accent="green"]', theme === "light" ? 0 : 1));
    expect(themes[theme]).toMatchObject(green);
  });
});
