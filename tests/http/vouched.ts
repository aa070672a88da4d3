import { afterAll, expect } from "vitest";
import { freePort } from "@/launcher/ports";
import { type Issuer, startIssuer } from "@/tests/issuer";
import { type RunningApp, withApp } from "./app";
import { Browser } from "./browser";

/** The app with an OpenID issuer of its own, and the two steps of a way by it. */
export type VouchedApp = {
  readonly app: RunningApp;
  /** The issuer's origin. */
  issuer(): string;
  /** Presses the button to the issuer. @returns where it leads. */
  begin(browser: Browser): Promise<string>;
  /** Gives the issuer an address, or says no. @returns where it sends the browser back to, below the app's origin. */
  vouch(begun: string, body: Readonly<Record<string, string>>): Promise<string>;
};

const form = { "content-type": "application/x-www-form-urlencoded" };

/** Starts the build with an issuer beside it. Called once, at the top of the file. */
export function withVouchedApp(): VouchedApp {
  let running: Issuer | undefined;
  afterAll(() => running?.stop());
  const app = withApp({
    settings: async () => {
      running = await startIssuer(await freePort(), `http://localhost:${process.env.PORT}`);
      return running.settings;
    },
  });
  const issuer = () => running?.address ?? "";
  const path = (location: string | null) => (location ?? "").replace(issuer(), "");
  return {
    app,
    issuer,
    begin: async (browser) => {
      const { status, location } = await browser.send("/sign-in/openid", "");
      expect([status, new URL(location ?? "").origin]).toEqual([302, issuer()]);
      return location ?? "";
    },
    vouch: async (begun, body) => {
      const browser = new Browser(issuer(), {});
      const page = path((await browser.get(path(begun))).location);
      expect(page).toMatch(/^\/interaction\//);
      const sent = await browser.send(page, new URLSearchParams(body).toString(), form);
      const { location } = await browser.get(path(sent.location));
      expect(location).toMatch(new RegExp(`^${app.base}/api/auth/callback/openid\\?`));
      return (location ?? "").replace(app.base, "");
    },
  };
}
