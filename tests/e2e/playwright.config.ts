import { defineConfig } from "@playwright/test";

const asRoot = process.getuid?.() === 0;
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const flags = [...quiet, "--disable-component-update", "--disable-sync", ...(asRoot ? ["--no-sandbox"] : [])];

const devices = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};

// Words and status are the same at every width.
const atAnyWidth = ["wrong-input", "sign-in", "status"].map((name) => `${name}.spec.ts`);

// What needs JavaScript by its nature is tagged @js, what needs no page @once.
const projects = Object.entries(devices).flatMap(([device, use]) =>
  [true, false].map((javaScriptEnabled) => ({
    name: `${device}${javaScriptEnabled ? "" : ", no JavaScript"}`,
    use: { ...use, javaScriptEnabled },
    testIgnore: device === "phone" ? atAnyWidth : [],
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
