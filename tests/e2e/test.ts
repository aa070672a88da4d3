import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";

type Fixtures = {
  /** Another browser, where nobody is known: somebody else, or another device. */
  newPage: (options?: BrowserContextOptions) => Promise<Page>;
};

/** Playwright's test; whatever a page complains about fails it. */
export const test = base.extend<Fixtures>({
  context: async ({ context }, provide) => {
    const complaints = complaintsOf(context);
    await provide(context);
    expect(complaints).toEqual([]);
  },
  newPage: async ({ browser }, provide) => {
    const opened: { context: BrowserContext; complaints: string[] }[] = [];
    await provide(async (options = {}) => {
      const context = await browser.newContext(options);
      opened.push({ context, complaints: complaintsOf(context) });
      return context.newPage();
    });
    for (const { context, complaints } of opened) {
      expect(complaints).toEqual([]);
      await context.close();
    }
  },
});

export { expect };

const isLive = (url: string) => new URL(url).pathname.startsWith("/api/live/");

/** Fills with errors of scripts, of the console (where violations of the security policy go too) and of the server. */
function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = [];
  const refused = new Set<string>();
  context.on("response", (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
    // The browser writes to the console that a page was not found, which a test may want; and that an open page asked for
    // what is not there any more.
    else if (response.status() >= 400 && (response.request().isNavigationRequest() || isLive(response.url()))) {
      refused.add(response.url());
    }
  });
  context.on("console", (message) => {
    if (message.type() === "error" && !refused.has(message.location().url)) complaints.push(message.text());
  });
  context.on("weberror", (fault) => complaints.push(fault.error().message));
  return complaints;
}
