// Pictures have no style sheet: these repeat light tokens of app/globals.css, which the test beside this holds them to.

export const paper = {
  surface: "#f8f6f1",
  raised: "#ffffff",
  ink: "#24211c",
  "ink-muted": "#655f55",
  line: "#e3ddd1",
} as const;

/** Of each accent its own colour and what is written on it. */
export const accentColors = {
  green: { accent: "#1c6549", "accent-ink": "#ffffff" },
  blue: { accent: "#1f5a9e", "accent-ink": "#ffffff" },
  violet: { accent: "#6a3fa0", "accent-ink": "#ffffff" },
  rose: { accent: "#a12d5c", "accent-ink": "#ffffff" },
  amber: { accent: "#8a4b08", "accent-ink": "#ffffff" },
  teal: { accent: "#10646b", "accent-ink": "#ffffff" },
} as const;
