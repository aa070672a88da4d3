/** Answers under way while the app or its database is killed, and what is there of them afterwards. */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { addDays, type LocalDate } from "@/lib/time";
import { Browser } from "@/tests/http/browser";
import { type Carried, type Gathering, type Phone, sayByForm } from "@/tests/http/crowd";
import type { Form } from "@/tests/http/forms";
import { administer } from "@/tests/postgres";

export const SEATS = 10;

/** One answer of one person to one date, known by its note; `carried` null: nobody was told what became of it. */
export type Attempt = {
  userId: string;
  date: LocalDate;
  answer: "in" | "maybe";
  note: string;
  carried: Carried | null;
};

export type Load = {
  base: string;
  crowd: readonly Phone[];
  gathering: Gathering;
  form: Form;
  attempts: Attempt[];
};

/** The next answer that nobody has given yet: everybody for the first date, then for the next. */
function nextAttempt({ crowd, gathering, attempts }: Load): { attempt: Attempt; phone: Phone } {
  const n = attempts.length;
  const phone = crowd[n % crowd.length];
  if (!phone) throw new Error("nobody is there");
  const date = addDays(gathering.date, Math.floor(n / crowd.length));
  const answer = n % 5 === 4 ? ("maybe" as const) : ("in" as const);
  const attempt = { userId: phone.userId, date, answer, note: `answer ${n}`, carried: null };
  attempts.push(attempt);
  return { attempt, phone };
}

async function sayOne(load: Load): Promise<void> {
  const { attempt, phone } = nextAttempt(load);
  const { groupId, seriesId } = load.gathering;
  const page = `/groups/${groupId}/${seriesId}/${attempt.date}`;
  const fields = { date: attempt.date, answer: attempt.answer, note: attempt.note };
  attempt.carried = await sayByForm(new Browser(load.base, phone.cookies), page, load.form, fields);
}

/** How many answers a second have been acknowledged of late, at an instant of `performance`. */
function rateAt(at: number, told: readonly number[]): number {
  return told.filter((then) => then > at - WINDOW_MS).length / (WINDOW_MS / 1000);
}

const WINDOW_MS = 1000;
const PATIENCE_MS = 30_000;

/**
 * Has people answer, `lanes` at a time, and kills once they have been at it for `forMs` and at `rate` answers a second
 * or more. What fails before that is thrown.
 * @returns the rate at the kill.
 */
export async function answerUntil(
  load: Load,
  { lanes, forMs, rate, kill }: { lanes: number; forMs: number; rate: number; kill: () => void },
): Promise<number> {
  let isOver = false;
  const told: number[] = [];
  const lane = async (): Promise<void> => {
    while (!isOver) {
      await sayOne(load).then(
        () => told.push(performance.now()),
        (error: unknown) => {
          if (!isOver) throw error;
        },
      );
    }
  };
  const running = Promise.all(Array.from({ length: lanes }, lane));
  // It is awaited in the end.
  running.catch(() => {});
  const began = performance.now();
  const isBusy = () => performance.now() > began + forMs && rateAt(performance.now(), told) >= rate;
  while (!isBusy() && performance.now() < began + PATIENCE_MS) await Promise.race([running, sleep(50)]);
  const reached = rateAt(performance.now(), told);
  isOver = true;
  kill();
  await running;
  return reached;
}

const rowSchema = z.object({
  userId: z.string(),
  date: z.string(),
  answer: z.string(),
  ticket: z.int(),
  note: z.string(),
});

type Row = z.output<typeof rowSchema>;

/** What is lost, doubled or otherwise than somebody was told; a line each. */
export async function lostIn(url: string, { gathering, attempts }: Load): Promise<string[]> {
  const found = await administer(
    url,
    `SELECT m.user_id AS "userId", t.date::text AS date, r.answer::text AS answer, r.ticket, r.note
     FROM rsvps r JOIN meetups t ON t.id = r.meetup_id JOIN members m ON m.id = r.member_id
     WHERE t.series_id = $1 ORDER BY r.ticket`,
    [gathering.seriesId],
  );
  const rows = z.array(rowSchema).parse(found);
  const stored = new Map(rows.map((row) => [row.note, row]));
  const given = new Set(attempts.map(({ note }) => note));
  const doubled = rows.filter((row) => stored.get(row.note) !== row || !given.has(row.note));
  const tickets = new Set(rows.map(({ ticket }) => ticket));
  const ins = new Map<string, Row[]>();
  for (const row of rows.filter(({ answer }) => answer === "in"))
    ins.set(row.date, [...(ins.get(row.date) ?? []), row]);
  const lost = attempts.flatMap((attempt) => whatIsWrong(attempt, stored.get(attempt.note), ins) ?? []);
  return [
    ...lost,
    ...doubled.map((row) => `doubled: ${JSON.stringify(row)}`),
    ...(tickets.size === rows.length ? [] : ["two answers have one ticket"]),
  ];
}

/** Whether an answer that somebody was told of is there as they were told. All were given once, and none taken back. */
function whatIsWrong(attempt: Attempt, row: Row | undefined, ins: ReadonlyMap<string, Row[]>): string | null {
  const { userId, date, answer, note, carried } = attempt;
  if (!carried) return null;
  if (!row) return `lost: ${JSON.stringify(attempt)}`;
  const isSame = row.userId === userId && row.date === date && row.answer === answer && row.ticket === carried.turn;
  const place = (ins.get(date) ?? []).findIndex((one) => one.note === note) - SEATS;
  const waits = answer === "in" && place >= 0;
  const isAsTold = carried.outcome === (waits ? "waiting" : answer) && carried.ahead === (waits ? place : null);
  return isSame && isAsTold ? null : `otherwise: ${JSON.stringify({ attempt, row, place })}`;
}
