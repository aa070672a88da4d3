/** A cadence in words, through the texts of the namespace `schedule`. */
import type { LocalDate, Weekday } from "@/lib/time";
import type { Cadence, NthDay } from "./cadence";
import type { CadenceEnd, Repeats } from "./repeats";

type MonthNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

export type CadenceKey =
  | `cadence.${Cadence["kind"] | "monthlyDayElseLast" | "yearlyLeapDay" | "custom"}`
  | `nth.${"first" | "second" | "third" | "fourth" | "last"}`
  | `weekday.${Weekday}`
  | `month.${MonthNumber}`
  | `end.${"count" | "date"}`;

/** A translator of `schedule`, and a way to say "a, b and c" (next-intl's `t` and `format.list`). */
export type Speaker = {
  t: (key: CadenceKey, values?: Record<string, string | number>) => string;
  list: (items: string[]) => string;
};

const NTH = { 1: "first", 2: "second", 3: "third", 4: "fourth", [-1]: "last" } as const;

/** "every month on the first Tuesday"; null is a rule that no cadence says. */
export function cadenceWords(cadence: Cadence | null, { t, list }: Speaker): string {
  switch (cadence?.kind) {
    case undefined:
      return t("cadence.custom");
    case "once":
      return t("cadence.once");
    case "daily":
      return t("cadence.daily", { every: cadence.every });
    case "weekly": {
      const days = list(cadence.weekdays.map((weekday) => t(`weekday.${weekday}`)));
      return t("cadence.weekly", { every: cadence.every, days });
    }
    case "monthlyWeekday": {
      const say = ({ nth, weekday }: NthDay) => t(`nth.${NTH[nth]}`, { weekday: t(`weekday.${weekday}`) });
      return t("cadence.monthlyWeekday", { every: cadence.every, days: list(cadence.days.map(say)) });
    }
    case "monthlyDay":
      return t(cadence.day > 28 ? "cadence.monthlyDayElseLast" : "cadence.monthlyDay", cadence);
    case "yearly": {
      const { every, day, month } = cadence;
      const isLeapDay = month === 2 && day === 29;
      const values = { every, day, month: t(`month.${month as MonthNumber}`) };
      return t(isLeapDay ? "cadence.yearlyLeapDay" : "cadence.yearly", values);
    }
  }
}

/** "10 times", "until Tuesday 30 June 2026". @param day says a date in full, with its year. */
export function endWords(
  end: CadenceEnd,
  { t, day }: Pick<Speaker, "t"> & { day: (date: LocalDate) => string },
): string {
  return end.by === "count" ? t("end.count", { count: end.count }) : t("end.date", { day: day(end.date) });
}

/** "every week on Tuesday, 10 times"; null is a rule that no cadence says. */
export function repeatsWords(repeats: Repeats | null, speaker: Speaker & { day: (date: LocalDate) => string }): string {
  const words = cadenceWords(repeats?.cadence ?? null, speaker);
  return repeats?.end ? `${words}, ${endWords(repeats.end, speaker)}` : words;
}
