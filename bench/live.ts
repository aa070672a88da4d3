/** `npm run bench -- --live`: many open pages while answers come in. */
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { turnsIn } from "@/lib/live/message";
import { waitOf } from "@/lib/live/timing";
import type { Place, Somebody } from "./place";
import { answersToOne, hiddenFields, pageAs, postOf } from "./requests";
import type { Running } from "./servers";
import type { World } from "./world";

const PAGES = 200;
const ANSWERS_A_SECOND = 20;
const SECONDS = 20;
const LIMIT_MS = 2000;

/** How late pages showed answers, in milliseconds, and what it cost the app. */
export type LiveFigures = {
  pages: number;
  answers: number;
  /** Answers that some page showed later than two seconds after, or never. */
  late: number;
  p50: number;
  p99: number;
  worst: number;
  fetches: number;
  /** Of one core, in percent. */
  cpu: number;
};

/** One open page: what it hears, asks and shows, by the browser's own rule. */
type OpenPage = { shown: { turn: number; at: number }[]; fetches: number; leave: () => void };

/** Opens pages of one date, each as a member, and has others answer it. */
export async function measureLive(app: Running, world: World): Promise<LiveFigures> {
  const [place] = world.places;
  if (!place) throw new Error("The world is empty");
  const pages = await Promise.all(
    Array.from({ length: PAGES }, (_, index) => openPage(app.origin, place, memberAt(place, index))),
  );
  await sleep(2000);
  const [cpuBefore, from] = [await cpuOf(app.pid), performance.now()];
  const answers = await answerSteadily(app.origin, place);
  const cpu = ((await cpuOf(app.pid)) - cpuBefore) / ((performance.now() - from) / 1000);
  await sleep(LIMIT_MS + 1000);
  for (const { leave } of pages) leave();
  const delays = answers.flatMap(({ turn, at }) =>
    pages.map(({ shown }) => {
      const seen = shown.find((reading) => reading.turn >= turn);
      return seen ? Math.max(0, seen.at - at) : Number.POSITIVE_INFINITY;
    }),
  );
  delays.sort((one, other) => one - other);
  const at = (share: number) => Math.round(delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0);
  return {
    ...{ pages: pages.length, answers: answers.length, late: delays.filter((delay) => delay > LIMIT_MS).length },
    ...{ p50: at(0.5), p99: at(0.99), worst: at(1) },
    ...{ fetches: pages.reduce((sum, page) => sum + page.fetches, 0), cpu: Math.round(cpu * 100) },
  };
}

/** The figures as a line. */
export function liveInWords(figures: LiveFigures): string {
  const { pages, answers, late, p50, p99, worst, fetches, cpu } = figures;
  return `live: ${pages} open pages, ${answers} answers in ${SECONDS} s: shown after ${p50} ms (p50), ${p99} ms (p99), ${worst} ms (worst); ${late} later than ${LIMIT_MS} ms; ${fetches} readings; CPU of the app ${cpu} % of one core`;
}

function memberAt(place: Place, index: number): Somebody {
  const somebody = place.members[index % place.members.length];
  if (!somebody) throw new Error("A place without members");
  return somebody;
}

async function openPage(origin: string, place: Place, { cookie }: Somebody): Promise<OpenPage> {
  const path = `${origin}/api/live/${place.groupId}`;
  const gone = new AbortController();
  const response = await fetch(path, { headers: { cookie }, signal: gone.signal });
  if (response.status !== 200 || !response.body) throw new Error(`${path}: ${response.status}`);
  const page: OpenPage = { shown: [], fetches: 0, leave: () => gone.abort() };
  let [asked, heard, isBusy]: [number | null, number, boolean] = [null, 0, false];
  const latest = () => page.shown.at(-1)?.turn ?? -1;
  const ask = async () => {
    asked = performance.now();
    page.fetches += 1;
    const view = await fetch(`${path}/${place.seriesId}/${place.date}`, { headers: { cookie } });
    const { turns } = (await view.json()) as { turns: Record<string, number> };
    page.shown.push({ turn: turns[place.seriesId] ?? -1, at: performance.now() });
    isBusy = false;
    if (heard > latest()) news();
  };
  const news = () => {
    if (isBusy) return;
    isBusy = true;
    const wait = waitOf(asked === null ? null : performance.now() - asked, Math.random());
    setTimeout(() => ask().catch(() => {}), wait);
  };
  hear(response.body, (data) => {
    heard = Math.max(heard, turnsIn(data).get(place.seriesId) ?? 0);
    if (heard > latest()) news();
  }).catch(() => {});
  return page;
}

async function hear(body: ReadableStream<Uint8Array>, tell: (data: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of body) {
    text += decoder.decode(bytes, { stream: true });
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) tell(event.replaceAll("data: ", ""));
  }
}

/** Sends answers at an even pace. @returns the turn of each and when its redirect was there. */
async function answerSteadily(origin: string, place: Place): Promise<{ turn: number; at: number }[]> {
  const meetup = `/groups/${place.groupId}/${place.seriesId}/${place.date}`;
  const first = memberAt(place, 0);
  const form = hiddenFields(await (await fetch(`${origin}${meetup}`, pageAs(first, meetup))).text());
  const posts = place.members.map((_, index) =>
    answersToOne(place, (at, { cookie }, answer) =>
      postOf(origin, meetup, cookie, {
        ...form,
        ...{ group: at.groupId, series: at.seriesId, date: at.date, from: "meetup", note: "", answer },
      }),
    )(index),
  );
  const sent: Promise<{ turn: number; at: number }>[] = [];
  const from = performance.now();
  for (let count = 0; count < ANSWERS_A_SECOND * SECONDS; count += 1) {
    const own = posts[count % posts.length] ?? [];
    const { path: _, ...init } = own[Math.floor(count / posts.length) % own.length] ?? { path: "" };
    sent.push(
      fetch(`${origin}${meetup}`, { ...init, redirect: "manual" }).then((response) => {
        const flash = /flash=([^;]*)/.exec(response.headers.getSetCookie().join("\n"))?.[1] ?? "";
        if (response.status !== 303) throw new Error(`An answer came back with ${response.status}`);
        return { turn: Number(JSON.parse(decodeURIComponent(flash)).turn), at: performance.now() };
      }),
    );
    await sleep(Math.max(0, from + ((count + 1) * 1000) / ANSWERS_A_SECOND - performance.now()));
  }
  return Promise.all(sent);
}

const TICKS_A_SECOND = 100;

/** Seconds of CPU that a process has used; on Linux, elsewhere not known. */
async function cpuOf(pid = 0): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11] ?? Number.NaN) + Number(fields[12] ?? Number.NaN)) / TICKS_A_SECOND;
}
