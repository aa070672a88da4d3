import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n.ts");

/** @type {import("next").NextConfig} */
const config = {
  // The tests build beside a running app.
  distDir: process.env.BUILD_DIR || ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // Next would send a page's title and preview after its head to all but the chats and scanners that it knows by name.
  htmlLimitedBots: /./,
  // Nobody may have a picture of an invite drawn over and over, in any size, and kept on after the invite was revoked.
  images: { unoptimized: true },
  serverExternalPackages: ["graphile-worker", "pg"],
  // `npm test` checks types in a step of its own; a build needs no second look.
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
