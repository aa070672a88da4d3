/**
 * `npm run test:calendars [SERIES]`: random series with random edits, their calendars read by ical.js and by Python's
 * icalendar, and compared with the dates on the pages. SEED repeats a run.
 */
import { randomInt } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { differing, type Fact, type Feed, feedOf, onPages, readByIcal, sampleSeries } from "./judge";
import { findPython, readByPython } from "./python";
import { WINDOW, ZONES } from "./series";

const FOLDER = ".test/calendars";
const FILES = path.join(FOLDER, "files");
const AT_ONCE = 50;
const FEEDS: readonly Feed[] = ["group", "mine"];

const count = Number(process.argv[2] ?? 500);
const seed = Number(process.env.SEED || randomInt(2 ** 31));
const say = (line: string) => process.stdout.write(`${line}\n`);

say(`Seed ${seed}: SEED=${seed} npm run test:calendars repeats this run`);
say(`${ZONES.length} zones, ${WINDOW.from.toISOString().slice(0, 10)} to ${WINDOW.to.toISOString().slice(0, 10)}`);
const python = await findPython(FOLDER);
say(python.ok ? `Readers: ical.js, ${python.name}` : `Reader: ical.js alone. ${python.reason}`);

await rm(FILES, { recursive: true, force: true });
await mkdir(FILES, { recursive: true });
const sample = sampleSeries(count, seed).flatMap((judged) => FEEDS.map((feed) => ({ judged, feed })));
let [dates, differ] = [0, 0];
for (let from = 0; from < sample.length; from += AT_ONCE) {
  const part = sample.slice(from, from + AT_ONCE).map(({ judged, feed }) => ({
    ...{ feed, series: judged.schedule.seriesId, pages: onPages(judged, feed), text: feedOf(judged, feed) },
  }));
  const files = part.map((_, index) => path.join(FILES, `${from + index}.ics`));
  await Promise.all(part.map(({ text }, index) => writeFile(files[index] ?? "", text)));
  const read = python.ok ? await readByPython(python.program, files) : [];
  for (const [index, { feed, series, pages, text }] of part.entries()) {
    if (feed === "group") dates += pages.length;
    const found = [readByIcal(text), python.ok ? (read[index] ?? []) : null].filter((facts) => facts !== null);
    const lines = found.flatMap((facts: readonly Fact[]) => differing(pages, facts));
    for (const line of lines.slice(0, 4)) say(`${series} ${feed} ${line}`);
    differ += lines.length;
  }
}
say(`${count} series, ${dates} dates, ${differ} differ`);
process.exitCode = differ === 0 && dates > 0 ? 0 : 1;
