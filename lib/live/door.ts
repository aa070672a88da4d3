import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { env } from "@/lib/env";
import { TURNS_CHANNEL } from "@/lib/members/commands";
import { type Hub, makeHub, type Seat } from "./hub";
import { eventOf, HEARTBEAT, type Turns, turnsIn } from "./message";

// A browser keeps one open for each tab that is looked at.
const BOUNDS = { streams: 2000, ofOne: 20 };
const HEARTBEAT_MS = 25_000;
// Whoever is no member any more has no stream after that.
const LIFE_MS = 15 * 60_000;
const RETRY_MS = 3_000;
// Of one that does not read what it is sent: a browser that is there takes each word at once.
const UNREAD = 8;
const RECONNECT_MS = 1_000;
// A database that went away without a word is noticed by a question that it does not answer.
const [LOOK_MS, ANSWER_MS] = [20_000, 5_000];

/** Hears of turns until it is stopped. */
export type Listening = { stop: () => Promise<void> };

/**
 * Listens on one connection of its own. After a break it connects again and reads at which turns the followed series
 * are: what was said meanwhile is lost, but not where that led.
 * @param databaseUrl past any pooler.
 */
export function listen(databaseUrl: string, hub: Pick<Hub, "tell" | "followed">): Listening {
  const stopping = new AbortController();
  const done = keepListening(databaseUrl, hub, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

async function keepListening(url: string, hub: Pick<Hub, "tell" | "followed">, stopping: AbortSignal): Promise<void> {
  let isAway = false;
  while (!stopping.aborted) {
    const client = new pg.Client({
      ...{ connectionString: url, application_name: "regulars live", keepAlive: true },
      ...{ connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS },
    });
    // The loss of a connection is an event of its own, and without a listener it would end the process.
    const lost = new Promise<void>((resolve) => {
      client.on("error", () => resolve()).on("end", () => resolve());
    });
    try {
      await client.connect();
      client.on("notification", ({ payload }) => tellAll(hub, turnsIn(payload ?? "")));
      await client.query(`LISTEN ${TURNS_CHANNEL}`);
      const sql = "SELECT id, turn FROM series WHERE id = ANY($1::uuid[])";
      const { rows } = await client.query<{ id: string; turn: number }>(sql, [hub.followed()]);
      tellAll(hub, new Map(rows.map(({ id, turn }) => [id, turn])));
      isAway = false;
      await untilLost(client, lost, stopping);
    } catch (error) {
      // Once: a database that restarts is asked every second.
      if (!isAway) console.error("Open pages hear nothing, connecting again:", error);
      isAway = true;
    }
    await client.end().catch(() => {});
    await sleep(RECONNECT_MS, undefined, { signal: stopping, ref: false }).catch(() => {});
  }
}

function tellAll(hub: Pick<Hub, "tell">, turns: Turns): void {
  for (const [series, turn] of turns) hub.tell(series, turn);
}

/** Waits until the connection is lost, or until it is to stop. */
async function untilLost(client: pg.Client, lost: Promise<void>, stopping: AbortSignal): Promise<void> {
  const stopped = new Promise((resolve) => stopping.addEventListener("abort", resolve, { once: true }));
  let isLost = false;
  const ended = Promise.race([lost, stopped]).then(() => {
    isLost = true;
  });
  while (!isLost && !stopping.aborted) {
    await Promise.race([ended, sleep(LOOK_MS, undefined, { ref: false })]);
    if (!isLost) await client.query("SELECT 1");
  }
}

type Live = { hub: Hub; listening: Listening | null };

const KEY = Symbol.for("regulars.live");

/** A bundler gives the app's start and its routes a copy each of this file, and they must share one hub. */
function live(): Live {
  const known = Reflect.get(globalThis, KEY) as Live | undefined;
  if (known) return known;
  const made: Live = { hub: makeHub(BOUNDS), listening: null };
  Reflect.set(globalThis, KEY, made);
  return made;
}

/**
 * Opens a stream of server-sent events for one person, which ends after a while, when they go, or with the process. It
 * holds no connection to the database.
 * @param read at which turns the series are that it is to follow.
 */
export async function openStream(
  userId: string,
  read: () => Promise<Turns>,
  gone: AbortSignal,
): Promise<ReadableStream<Uint8Array> | "full" | "tooMany"> {
  const { hub } = live();
  const pipe = new Pipe();
  const seat = hub.join(userId, { tell: (turns) => pipe.send(eventOf(turns)), end: () => pipe.end() });
  if (typeof seat === "string") return seat;
  begin();
  pipe.whenOver(seat, gone);
  try {
    const turns = await read();
    pipe.send(eventOf(new Map(), RETRY_MS));
    seat.follow(turns);
  } catch (error) {
    pipe.end();
    throw error;
  }
  return pipe.readable;
}

function begin(): void {
  const { DATABASE_URL, DATABASE_DIRECT_URL } = env();
  const its = live();
  its.listening ??= listen(DATABASE_DIRECT_URL ?? DATABASE_URL, its.hub);
}

/** Ends all streams of this process, and listens no more. */
export async function stopLive(): Promise<void> {
  const its = live();
  its.hub.end();
  const { listening } = its;
  its.listening = null;
  await listening?.stop();
}

/** One stream's way to its browser. */
class Pipe {
  readonly readable: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #onOver: (() => void)[] = [];
  readonly #encoder = new TextEncoder();

  constructor() {
    this.readable = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => this.#over(),
    });
  }

  /** What is not read is kept for a few words; then the stream ends, and its browser begins anew with the last turns. */
  send(text: string): void {
    if ((this.#controller?.desiredSize ?? 0) <= -UNREAD) this.end();
    this.#controller?.enqueue(this.#encoder.encode(text));
  }

  end(): void {
    const controller = this.#controller;
    this.#over();
    controller?.close();
  }

  whenOver(seat: Seat, gone: AbortSignal): void {
    const beat = setInterval(() => this.send(HEARTBEAT), HEARTBEAT_MS);
    const life = setTimeout(() => this.end(), LIFE_MS);
    const end = () => this.end();
    gone.addEventListener("abort", end, { once: true });
    this.#onOver.push(() => {
      clearInterval(beat);
      clearTimeout(life);
      gone.removeEventListener("abort", end);
      seat.leave();
    });
    if (gone.aborted) this.end();
  }

  #over(): void {
    this.#controller = null;
    for (const clean of this.#onOver.splice(0)) clean();
  }
}
