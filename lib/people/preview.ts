import type { Answer } from "@/lib/rsvp/answers";
import type { LocalDate } from "@/lib/time";
import type { Entry, Merge } from "./merge";

/** A touched date of a series: `startsAt` null where it has no start any more. */
export type Touched = { seriesName: string; date: LocalDate; startsAt: Date | null };

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
    said.flatMap(({ rsvpId, meetupId, answer }) => {
      const date = touched.get(meetupId);
      if (!date?.startsAt) return [];
      const beside = own.find((one) => one.meetupId === meetupId);
      const stays = dropped.has(rsvpId) ? beside?.answer : answer;
      if (stays === undefined) return [];
      return [
        { ...date, startsAt: date.startsAt, meetupId, brought: answer, kept: beside?.answer ?? null, becomes: stays },
      ];
    }),
  );
  const coming = found.filter(({ startsAt }) => startsAt > now).sort((a, b) => +a.startsAt - +b.startsAt);
  return { lines: coming.map(({ startsAt: _, ...line }) => line), past: found.length - coming.length };
}
