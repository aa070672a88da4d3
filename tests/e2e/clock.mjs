// Preloaded into the app under test: its time is the one in CLOCK_FILE (`{ "now": "2026-03-04T12:00:00Z" }`), running
// on from when that was written. Without the file, or with an empty one, it is the real one.
import { readFileSync, statSync } from "node:fs";
import process from "node:process";

const file = process.env.CLOCK_FILE ?? "";
const RealDate = Date;
const realNow = RealDate.now;

let seen = "";
let ahead = 0;

function now() {
  const stats = file ? statSync(file, { throwIfNoEntry: false, bigint: true }) : undefined;
  const version = stats ? `${stats.ino} ${stats.size} ${stats.mtimeNs}` : "";
  if (version !== seen) {
    seen = version;
    const text = stats ? readFileSync(file, "utf8").trim() : "";
    ahead = stats && text ? RealDate.parse(JSON.parse(text).now) - Number(stats.mtimeNs / 1_000_000n) : 0;
  }
  return realNow() + ahead;
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length > 0 ? args : [now()], newTarget === globalThis.Date ? target : newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
});
RealDate.prototype.constructor = globalThis.Date;
