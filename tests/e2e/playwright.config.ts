import { defineConfig } from "@playwright/test";

const asRoot = process.getuid?.() === 0;
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const flags = [...quiet, "--disable-component-update", "--disable-sync", ...(asRoot ? ["--no-sandbox"] : [])];

const devices = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};

// What needs JavaScript by its nature is tagged @js, what no browser's window makes a difference to @once.
const projects = Object.entries(devices).flatMap(([device, use]) =>
  [true, false].map((javaScriptEnabled) => ({
    name: `${device}${javaScriptEnabled ? "" : ", no JavaScript"}`,
    use: { ...use, javaScriptEnabled },
    grepInvert: [
      ...(javaScriptEnabled ? [] : [/@js/]),
      ...(javaScriptEnabled && device === "desktop" ? [] : [/@once/]),
    ],
  })),
);

/** The app runs already: the launcher has started it (`npm run test:e2e`). */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  globalSetup: "./global-setup.ts",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 30_000,
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    actionTimeout: 10_000,
    launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? "chromium", args: flags },
  },
  projects,
});
