/** What an open page shows of dates, by series and date ("<id>/2026-03-10"). */
export type View<Shown> = {
  /** The turns at which its series were, at least, when this was read. */
  turns: Readonly<Record<string, number>>;
  /** When it was read, in milliseconds: as time goes on, answers close without a turn. */
  at: number;
  /** The same as long as only answers have changed: else the page itself is another. */
  facts: string;
  dates: Readonly<Record<string, Shown>>;
};

/** Of a view, what says how late it is. */
export type Drawn = Omit<View<never>, "dates">;

/** What a page tells its browser of what it was drawn from: the rest is drawn. */
export const drawnFrom = ({ turns, at, facts }: Drawn): Drawn => ({ turns, at, facts });

type Age = Pick<View<never>, "turns" | "at">;

/** Whether a page that shows this has more to ask for, by what it hears. */
export function isBehind(shown: Pick<Age, "turns">, heard: ReadonlyMap<string, number>): boolean {
  return [...heard].some(([series, turn]) => (shown.turns[series] ?? turn) < turn);
}

/** Whether one reading is of later than another. */
export function isLater(one: Age, other: Age): boolean {
  const turns = Object.entries(one.turns).map(([series, turn]) => turn - (other.turns[series] ?? turn));
  if (turns.some((ahead) => ahead < 0)) return false;
  return turns.some((ahead) => ahead > 0) || one.at > other.at;
}

/** What the page itself says of a date, beside who comes. */
export function factsOf(dates: readonly { seriesId: string; seriesName: string; meetup: MeetupFacts }[]): string {
  return JSON.stringify(
    dates.map(({ seriesId, seriesName, meetup }) => {
      const { date, startsAt, endsAt, state, turn, name } = meetup;
      return [seriesId, seriesName, date, startsAt.getTime(), endsAt.getTime(), state, turn, name];
    }),
  );
}

type MeetupFacts = {
  date: string;
  startsAt: Date;
  endsAt: Date;
  state: string;
  turn: number;
  name: string | null;
};
