import path from "node:path";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // The packages and the database's client are the product's.
  turbopack: { root: path.resolve(import.meta.dirname, "../..") },
  serverExternalPackages: ["pg"],
  typescript: { ignoreBuildErrors: true },
};

export default config;
