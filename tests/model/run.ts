/** Random interleavings of everything that people do to a series of few seats, held against the rules after each step. */
import fc from "fast-check";
import { checkData } from "@/prisma/check/check";
import { databaseUrl, emptyDatabase } from "@/tests/database";
import { checkStep } from "./check";
import { edits } from "./edits";
import { merging } from "./merging";
import { standing } from "./standing";
import { type Act, acts, type Step } from "./steps";
import { readStored, type Stored } from "./stored";
import { BEGIN, buildModelWorld, PEOPLE } from "./world";

const table: Readonly<Record<string, { weight: number; act: Act }>> = {
  ...acts,
  ...standing,
  ...edits,
  merge: { weight: 2, act: merging },
};

const kinds = Object.entries(table).map(([kind, { weight }]) => ({ weight, arbitrary: fc.constant(kind) }));

/** Mostly minutes, sometimes days: dates begin while people answer. */
const minutes = fc.oneof(
  { weight: 40, arbitrary: fc.integer({ min: 0, max: 20 }) },
  { weight: 2, arbitrary: fc.integer({ min: 60, max: 600 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1440, max: 4 * 1440 }) },
);

const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(...kinds),
  // A few are busier than the others, and the next dates are more wanted than later ones.
  who: fc.oneof({ weight: 1, arbitrary: fc.nat(PEOPLE - 1) }, { weight: 3, arbitrary: fc.nat(9) }),
  nth: fc.oneof({ weight: 6, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.nat(9) }),
  n: fc.nat(9),
  minutes,
});

/** Always as many steps: fast-check's own lists are mostly short, and what is short fills no seats. */
const anyRun = (length: number): fc.Arbitrary<Run> =>
  fc.record({
    capacity: fc.integer({ min: 2, max: 6 }),
    mayBring: fc.integer({ min: 0, max: 3 }),
    steps: fc.array(anyStep, { minLength: length, maxLength: length }),
  });

type Run = { capacity: number; mayBring: number; steps: readonly Step[] };

/** How often something happened in all runs: what never happens is not tested. */
export type Tally = Map<string, number>;

function count(tally: Tally, name: string, by = 1): void {
  if (by > 0) tally.set(name, (tally.get(name) ?? 0) + by);
}

function countStep(tally: Tally, kind: string, before: Stored, after: Stored): void {
  count(tally, after.turn > before.turn ? kind : `${kind} refused`);
  const fresh = after.told.filter(({ revision }) => revision > before.turn);
  for (const { reason } of fresh) count(tally, reason);
}

/** Plays one run. Throws with all that was done where a promise is broken. */
async function play({ capacity, mayBring, steps }: Run, tally: Tally): Promise<void> {
  await emptyDatabase();
  const world = await buildModelWorld({ capacity, mayBring });
  let now = BEGIN;
  let before = await readStored(world.seriesId);
  const trace: string[] = [];
  const told = () => `seats ${capacity}, may bring ${mayBring}:\n${trace.join("\n")}`;
  for (const step of steps) {
    now = new Date(now.getTime() + step.minutes * 60_000);
    try {
      const done = await table[step.kind]?.act(world, before, step, now);
      if (!done) continue;
      trace.push(`${now.toISOString()} ${done.says}`);
      const after = await readStored(world.seriesId);
      await checkStep(world, { before, after, done, step, now });
      countStep(tally, step.kind, before, after);
      before = after;
    } catch (cause) {
      const words = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${told()}\n${step.kind}: ${words}`, { cause });
    }
  }
  const { broken } = await checkData(databaseUrl, now);
  if (broken.length > 0) throw new Error(`${told()}\n${broken.join("\n")}`);
}

/** How it went: so many runs, and what the smallest case says that broke a promise. */
export type Played = { runs: number; broken: string | null; tally: Tally };

/** Plays random runs of `length` steps until one breaks a promise, and makes that one smaller. */
export async function playRuns(given: { runs: number; length: number; seed: number }): Promise<Played> {
  const tally: Tally = new Map();
  const runs = fc.sample(anyRun(given.length), { seed: given.seed, numRuns: given.runs });
  for (const [index, run] of runs.entries()) {
    const broken = await brokenBy(run, tally);
    if (broken) return { runs: index + 1, broken: await smallest(run, broken), tally };
  }
  return { runs: runs.length, broken: null, tally };
}

async function brokenBy(run: Run, tally: Tally): Promise<string | null> {
  return play(run, tally).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

const SHRINK_MS = 60_000;

/** Leaves out of a broken run what can be left out while it stays broken: halves first, single steps last. */
async function smallest(run: Run, first: string): Promise<string> {
  let [steps, said] = [run.steps, first];
  const deadline = performance.now() + SHRINK_MS;
  for (let size = Math.ceil(steps.length / 2); size > 0; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let at = 0; at < steps.length && performance.now() < deadline; ) {
      const fewer = [...steps.slice(0, at), ...steps.slice(at + size)];
      const broken = await brokenBy({ ...run, steps: fewer }, new Map());
      if (broken) [steps, said] = [fewer, broken];
      else at += size;
    }
  }
  return said;
}
