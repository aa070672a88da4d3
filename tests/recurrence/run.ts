/** Runs every vector in this process, for a server in the zone that TZ names; prints how many passed. */
import { readFileSync } from "node:fs";
import expand from "../recurrence-adapter";

const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8"));
let passed = 0;
for (const vector of vectors) {
  const window = { from: vector.window?.from ?? null, to: vector.window?.to ?? null, limit: vector.count ?? null };
  const found = (await expand({ ...vector, ...window })).map((instant) => instant.replace(".000Z", "Z"));
  if (JSON.stringify(found) === JSON.stringify(vector.expected.utc)) passed++;
}
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
console.log(`${timeZone}: ${passed} passed, ${vectors.length - passed} failed`);
