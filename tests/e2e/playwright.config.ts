import { defineConfig } from "@playwright/test";

const asRoot = process.getuid?.() === 0;
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const flags = [...quiet, "--disable-component-update", "--disable-sync", ...(asRoot ? ["--no-sandbox"] : [])];

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };

/** The app runs already: the launcher has started it (`npm run test:e2e`). */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  workers: 2,
  forbidOnly: true,
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? "chromium", args: flags },
  },
  projects: Object.entries(sizes).flatMap(([name, viewport]) =>
    [true, false].map((javaScriptEnabled) => ({
      name: `${name}${javaScriptEnabled ? "" : ", no JavaScript"}`,
      use: { viewport, javaScriptEnabled },
    })),
  ),
});
