import type { Answer, When } from "@/lib/rsvp/answers";
import type { LocalDate } from "@/lib/time";
import { awayBeside, type Entry, type Merge } from "./merge";

/** A touched date of a series: `held` null where it has no start any more. */
export type Touched = { seriesName: string; date: LocalDate; held: When | null };

/** A coming date that the entry which goes has answered: what either said (null: nothing) and what stays. */
export type PreviewLine = {
  meetupId: string;
  seriesName: string;
  date: LocalDate;
  brought: Answer;
  kept: Answer | null;
  becomes: Answer;
};

/** What becomes of each answer: the coming dates by start, the past ones counted. */
export type Preview = { lines: PreviewLine[]; past: number };

/** Says what a merge would do, from what it would write. */
export function previewOf(
  { kept, brought, merge }: { kept: readonly Entry[]; brought: readonly Entry[]; merge: Merge },
  touched: ReadonlyMap<string, Touched>,
  now: Date,
): Preview {
  const dropped = new Set(merge.said.drop);
  const own = kept.flatMap(({ said }) => said);
  const found = brought.flatMap(({ said }) =>
    said.flatMap((one) => {
      const { rsvpId, meetupId, answer } = one;
      const { held, ...date } = touched.get(meetupId) ?? { held: null };
      if (!held || !("date" in date)) return [];
      const beside = own.find((other) => other.meetupId === meetupId);
      const stays = dropped.has(rsvpId) ? beside : one;
      if (stays === undefined) return [];
      const becomes = stays.ticket > awayBeside([...kept, ...brought], stays) ? stays.answer : ("out" as const);
      return [{ ...date, startsAt: held.startsAt, meetupId, brought: answer, kept: beside?.answer ?? null, becomes }];
    }),
  );
  const coming = found.filter(({ startsAt }) => startsAt > now).sort((a, b) => +a.startsAt - +b.startsAt);
  return { lines: coming.map(({ startsAt: _, ...line }) => line), past: found.length - coming.length };
}
