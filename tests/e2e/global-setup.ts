import { writeFileSync } from "node:fs";
import { startIssuer } from "../issuer";
import { NOW } from "./moment";

/** Sets the app's clock for the whole run (the file is shared, so that no test may turn it) and starts its issuer. */
export default async function setUp(): Promise<() => Promise<void>> {
  const file = process.env.CLOCK_FILE;
  if (!file) throw new Error("CLOCK_FILE is not set: `npm run test:e2e` starts the app and sets it");
  writeFileSync(file, JSON.stringify({ now: NOW.toISOString() }));
  const { stop } = await startIssuer(
    Number(new URL(process.env.E2E_ISSUER ?? "").port),
    process.env.E2E_BASE_URL ?? "",
  );
  return stop;
}
