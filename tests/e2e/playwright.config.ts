import { defineConfig } from "@playwright/test";

const asRoot = process.getuid?.() === 0;
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
// Each browser window makes ready for typing an address, and each browser keeps a process in reserve: for a browser that
// is new in every test that was more work than the tests themselves. Of two such lists the last counts, so that
// Playwright's own is repeated.
const unneeded = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "SpareRendererForSitePerProcess"],
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"],
  ...[
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
  ],
  ...["AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"],
  "PreconnectToSearch",
];
const flags = [
  ...quiet,
  ...["--disable-component-update", "--disable-sync", `--disable-features=${unneeded}`],
  ...(asRoot ? ["--no-sandbox"] : []),
];

const devices = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};

// Words, addresses and status are the same at every width and are tested on the desktop; the main flows and what is a
// matter of sizes, as the answer that stays under the thumb, are tagged @phone and run there; what people do first and what
// they open from a mail runs there without JavaScript too, as every form does over HTTP. What needs JavaScript by its
// nature is tagged @js, what needs no page @once. The rest is the same again in another browser, and what axe sees (@axe)
// at each width in each colour scheme: `npm test` leaves it to `npm run test:deep`.
const first = /\/(found|join|answer|decide|mail-links)\.spec\.ts$/;
const bare = { use: withoutScripts(devices.phone), grep: /@phone/, grepInvert: /@js|@once/ };

const projects = [
  { name: "desktop", use: devices.desktop, grepInvert: /@phone/ },
  { name: "phone", use: devices.phone, grep: /@phone/, grepInvert: /@once/ },
  { name: "phone, no JavaScript", ...bare, testMatch: first },
  { name: "deep: phone, no JavaScript", ...bare, testIgnore: first },
  { name: "deep: desktop, main flows", use: devices.desktop, grep: /@phone|@axe/ },
  { name: "deep: desktop, no JavaScript", use: withoutScripts(devices.desktop), grepInvert: /@js|@once/ },
];

function withoutScripts<T extends object>(use: T) {
  return { ...use, javaScriptEnabled: false };
}

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
