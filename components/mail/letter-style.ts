import type { CSSProperties } from "react";

// The app's own colours (app/globals.css). Mail programs know neither variables nor, most of them, a style sheet: each
// element carries the light ones, and the dark ones stand in the head for those that read it.
const LIGHT = {
  ...{ surface: "#f8f6f1", raised: "#ffffff", sunken: "#efebe3", line: "#e3ddd1", ink: "#24211c", muted: "#655f55" },
  ...{ accent: "#1c6549", accentInk: "#ffffff", soft: "#e3efe6", softInk: "#17513b" },
};
const DARK: typeof LIGHT = {
  ...{ surface: "#171613", raised: "#211f1b", sunken: "#2b2822", line: "#37332c", ink: "#f2ede4", muted: "#b5ada0" },
  ...{ accent: "#86cfa9", accentInk: "#0c2519", soft: "#1d3228", softInk: "#b4e3ca" },
};

type Color = keyof typeof LIGHT;

/** What a class of the letter is coloured by. */
const PAINT = {
  page: { background: "surface", color: "ink" },
  card: { background: "raised", border: "line", color: "ink" },
  ink: { color: "ink" },
  muted: { color: "muted" },
  accent: { color: "accent" },
  rule: { border: "line" },
  leaf: { background: "raised", border: "line", color: "ink" },
  month: { background: "accent", color: "accentInk" },
  monthMuted: { background: "sunken", color: "muted" },
  news: { background: "soft", color: "softInk" },
  button: { background: "accent", border: "accent", color: "accentInk" },
  choice: { background: "soft", border: "soft", color: "softInk" },
} satisfies Record<string, { background?: Color; border?: Color; color?: Color }>;

type Paint = keyof typeof PAINT;

/** The class and the light colours of an element, with more of its style. */
export function painted(paint: Paint, style: CSSProperties = {}): { className: string; style: CSSProperties } {
  const { background, border, color }: { background?: Color; border?: Color; color?: Color } = PAINT[paint];
  return {
    className: paint,
    style: {
      ...(background && { backgroundColor: LIGHT[background] }),
      ...(border && { borderColor: LIGHT[border] }),
      ...(color && { color: LIGHT[color] }),
      ...style,
    },
  };
}

function darkRules(before: string): string {
  return Object.entries(PAINT)
    .map(([name, paint]: [string, { background?: Color; border?: Color; color?: Color }]) => {
      const { background, border, color } = paint;
      const rules = [
        ...(background ? [`background-color:${DARK[background]} !important`] : []),
        ...(border ? [`border-color:${DARK[border]} !important`] : []),
        ...(color ? [`color:${DARK[color]} !important`] : []),
      ];
      return `${before}.${name}{${rules.join(";")}}`;
    })
    .join("");
}

/** The style sheet in the head: dark colours, by the reader's system and as Outlook's web app marks them, and phones. */
export const SHEET = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  `.page{background-color:${LIGHT.surface}}`,
  `@media (prefers-color-scheme:dark){${darkRules("")}}`,
  darkRules("[data-ogsc] "),
  "@media (max-width:480px){.inside{padding:24px 20px !important}.outside{padding:16px 10px !important}}",
].join("");

/** System fonts, as in the app. */
export const FONT =
  '-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif,"Apple Color Emoji","Segoe UI Emoji","Noto Color Emoji"';

/** Long words and addresses break instead of widening the letter. */
export const BREAKS: CSSProperties = { overflowWrap: "anywhere", wordBreak: "break-word" };
