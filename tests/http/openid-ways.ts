import { db } from "@/lib/db";
import words from "@/messages/en/auth.json";
import { asks, newcomers, type Way } from "./ways";

/** The button on the sign-in page, the issuer's yes to an address, and the way back, to where it ends. */
function byIssuer(address: () => Promise<string>): Way["press"] {
  return async (browser, _page, { app, begin, vouch }) => {
    let next = await vouch(await begin(browser), { address: await address() });
    for (let hops = 0; hops < 5; hops += 1) {
      const { status, location } = await browser.get(next);
      if (status === 200) return next;
      next = (location ?? "").replace(app.base, "");
    }
    throw new Error(`${next} leads on and on`);
  };
}

const page: Way["page"] = async () => "/sign-in";
const shows = "Continue with localhost:";

const nora = byIssuer(async () => "Nora@example.org");
const known = byIssuer(async () => {
  const { email } = await db().user.findFirstOrThrow({ where: { name: "Alan" } });
  return email ?? "";
});

const fresh = { shows, writes: ["identities", "sessions", "users"] };
const again = { shows, writes: ["sessions"] };
const refused = { shows, writes: [], after: words.signIn.faults.openIdKnown };
const home = "Nora, your page";

/** By an issuer: with an address that is new here, with one that is known by mail, and once more. */
export const openIdWays: Readonly<Record<string, Way>> = {
  "sign in by OpenID, new here": {
    who: newcomers,
    page,
    press: nora,
    cells: {
      "no cookie": { ...fresh, after: home, is: "account Nora" },
      device: { ...fresh, after: asks, is: "account Nora beside guest Otto" },
      // The identity becomes nobody else's: whoever was signed in here is signed out.
      account: { ...fresh, after: home, is: "account Nora" },
      both: { ...fresh, after: asks, is: "account Nora beside guest Otto" },
    },
  },
  "sign in by OpenID, with an address that is known by mail": {
    who: newcomers,
    page,
    press: known,
    cells: {
      "no cookie": { ...refused, is: "nobody" },
      device: { ...refused, is: "guest Otto" },
      account: { ...refused, is: "account Alva" },
      both: { ...refused, is: "account Alva beside guest Otto" },
    },
  },
  "sign in by OpenID again": {
    who: newcomers,
    page: async (_world, ground) => {
      // The first time was in another browser.
      await nora(ground.app.browser(), "/sign-in", ground);
      return "/sign-in";
    },
    press: nora,
    cells: {
      "no cookie": { ...again, after: home, is: "account Nora" },
      device: { ...again, after: asks, is: "account Nora beside guest Otto" },
      account: { ...again, after: home, is: "account Nora" },
      both: { ...again, after: asks, is: "account Nora beside guest Otto" },
    },
  },
};
