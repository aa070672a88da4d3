/** What dates cost: an old rule against a young one, and many rules against other engines, all in one process. */
import { occurrences } from "@/lib/schedule/recurrence";
import { parseRule } from "@/lib/schedule/rule";
import { addDays, type LocalDate, type LocalTime, localDateTime, UTC, weekdayOf } from "@/lib/time";
import { byIcal, byRrule, byRruleTemporal, type Engine } from "@/tests/engines";
import { median } from "./table";

/** One kind of work, in milliseconds, and how often the first of its kind (ours, or the young rule) fits into it. */
export type DateRow = { work: string; by: string; ms: number; ratio: number };
export type DateGoal = { name: string; holds: boolean; ratio: number };
/** A kind of work done in several ways, the first of which the others are held against. */
type Contest = { work: string; ways: readonly { by: string; run: () => unknown }[] };

const RULES = 1000;
const HOUR = "19:00:00" as LocalTime;
const OLD = "weekly rule of 20 years";

function* datesOf(first: LocalDate, rrule: string, window: { from: LocalDate; to?: LocalDate }) {
  const parsed = parseRule(rrule);
  if (!parsed.ok) throw new Error(`${rrule} is not taken: ${parsed.reason}`);
  yield* occurrences({ start: localDateTime(first, HOUR), zone: UTC, rule: parsed.rule }, window);
}

const byUs: Engine = (first, rrule, from, to) => [...datesOf(first, rrule, { from, to })];

function nextTen(first: LocalDate, from: LocalDate): LocalDate[] {
  const dates: LocalDate[] = [];
  for (const date of datesOf(first, "FREQ=WEEKLY", { from })) if (dates.push(date) === 10) break;
  return dates;
}

/** Rules as groups have them, begun within the three years before `today`, each on a date of its own. */
function rulesUntil(today: LocalDate): [first: LocalDate, rrule: string][] {
  return Array.from({ length: RULES }, (_, index) => {
    const first = addDays(today, -1 - ((37 * index) % 1095));
    const weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekdayOf(first) - 1];
    const nth = Math.min(4, Math.ceil(Number(first.slice(8)) / 7));
    const kinds = [
      `FREQ=WEEKLY;BYDAY=${weekday}`,
      `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekday}`,
      `FREQ=MONTHLY;BYDAY=${nth}${weekday}`,
      `FREQ=MONTHLY;BYMONTHDAY=${Number(first.slice(8))}`,
      "FREQ=DAILY;INTERVAL=3",
    ];
    return [first, kinds[index % kinds.length] ?? ""];
  });
}

/** What is measured. Throws where the engines' dates are not the same: then it would not be the same work. */
export function contestsOn(today: LocalDate): Contest[] {
  const rules = rulesUntil(today);
  const to = addDays(today, 31);
  const all = (engine: Engine) => () => rules.map(([first, rrule]) => engine(first, rrule, today, to));
  const engines: [string, Engine][] = [
    ["Regulars", byUs],
    ["rrule", byRrule],
    ["ical.js", byIcal],
    ["rrule-temporal", byRruleTemporal],
  ];
  const month = engines.map(([by, engine]) => ({ by, run: all(engine) }));
  const ours = JSON.stringify(month[0]?.run());
  for (const { by, run } of month) if (JSON.stringify(run()) !== ours) throw new Error(`${by} gives other dates`);
  const old = addDays(today, -7 * 1043);
  return [
    {
      work: "next 10 dates",
      ways: [
        { by: "weekly rule begun today", run: () => nextTen(today, today) },
        { by: OLD, run: () => nextTen(old, today) },
      ],
    },
    { work: "1,000 rules, one month", ways: month },
  ];
}

/** Measures each way in turn, round by round, so that whatever else the machine does hits all of them. */
export function measureDates(contests: readonly Contest[], rounds: number): DateRow[] {
  return contests.flatMap(({ work, ways }) => {
    const runs = ways.map(({ run }) => repeatsFor(run));
    const times = ways.map((): number[] => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, { run }] of ways.entries()) times[index]?.push(timeOf(run, runs[index] ?? 1));
    }
    const medians = times.map(median);
    return ways.map(({ by }, index) => {
      const ms = medians[index] ?? 0;
      return { work, by, ms, ratio: ms / (medians[0] ?? ms) };
    });
  });
}

/** How often, so that one measurement is long enough for the clock. Warms up, too. */
function repeatsFor(run: () => unknown): number {
  timeOf(run, 2);
  return Math.max(1, Math.ceil(20 / timeOf(run, 1)));
}

function timeOf(run: () => unknown, times: number): number {
  const before = performance.now();
  for (let turn = 0; turn < times; turn += 1) run();
  return (performance.now() - before) / times;
}

/** An old rule costs at most twice a young one; every other engine takes longer than ours. */
export function judgeDates(rows: readonly DateRow[]): DateGoal[] {
  return rows.flatMap(({ by, work, ratio }, index) => {
    if (rows[index - 1]?.work !== work) return [];
    return by === OLD
      ? [{ name: by, holds: ratio <= 2, ratio }]
      : [{ name: `ahead of ${by}`, holds: ratio > 1, ratio }];
  });
}

/** The rows as a table, and which goals hold. */
export function datesInWords(rows: readonly DateRow[], goals: readonly DateGoal[]): string {
  const lines = rows.map(({ work, by, ms, ratio }) => `| ${work} | ${by} | ${ms.toFixed(3)} | ${ratio.toFixed(2)} |`);
  const words = goals.map(({ name, holds, ratio }) => `${name} ${holds ? "holds" : "MISSED"} (${ratio.toFixed(2)} ×)`);
  const head = "| dates | by | ms | × the first |\n| --- | --- | --: | --: |";
  return `${head}\n${lines.join("\n")}\n\nGoals for dates: ${words.join("; ")}.`;
}
