import { dateIn, dayInWords, sameClock, spanIn, zoneInWords } from "@/lib/format";
import type { Translator } from "@/lib/words";

/** When something is, and who reads it. Zones are IANA names; `readerZone` null: it is not known. */
export type Reading = { start: Date; end: Date; zone: string; readerZone: string | null; now: Date };

/** Whether a time in `zone` is to be said with its zone: the reader's clock shows another then, or is not known. */
export function isZoneSaid(at: Date, zone: string, readerZone: string | null): boolean {
  return readerZone === null || !sameClock(at, zone, readerZone);
}

/** When that is on the reader's own clock, as theirs and with its day where that is another; null where it shows the same. */
export function readersTime(
  t: Translator<"schedule">,
  { start, end, zone, readerZone, now }: Reading,
  locale: string,
): string | null {
  if (readerZone === null || sameClock(start, zone, readerZone)) return null;
  const values = { time: spanIn(start, end, readerZone, locale), city: zoneInWords(readerZone, start) };
  const day = dateIn(start, readerZone);
  if (day === dateIn(start, zone)) return t("yours", values);
  return t("yoursOtherDay", { ...values, day: dayInWords(day, dateIn(now, readerZone), locale) });
}
