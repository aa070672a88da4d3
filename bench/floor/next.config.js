import path from "node:path";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // Next looks for proxy.ts and instrumentation.ts in the folders above too, and would find the product's.
  pageExtensions: ["tsx"],
  // The packages and the database's client are the product's.
  turbopack: { root: path.resolve(import.meta.dirname, "../..") },
  serverExternalPackages: ["pg"],
  typescript: { ignoreBuildErrors: true },
};

export default config;
