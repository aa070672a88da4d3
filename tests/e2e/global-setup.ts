import { writeFileSync } from "node:fs";
import { NOW } from "./moment";

/** Sets the app's clock for the whole run: the file is shared, so that no test may turn it. */
export default function setClock(): void {
  const file = process.env.CLOCK_FILE;
  if (!file) throw new Error("CLOCK_FILE is not set: `npm run test:e2e` starts the app and sets it");
  writeFileSync(file, JSON.stringify({ now: NOW.toISOString() }));
}
