import { clockIn, dateIn, dayInWords, distanceInWords } from "@/lib/format";
import { daysBetween, type LocalDate } from "@/lib/time";

/** When something was said, on the calendar and clock of a zone: "today 18:04", "yesterday 18:04", "Tuesday 3 March 18:04". */
export function saidAt(at: Date, now: Date, zone: string, locale: string): string {
  const [day, today] = [dateIn(at, zone), dateIn(now, zone)];
  const ago = daysBetween(day as LocalDate, today as LocalDate);
  const words = ago === 0 || ago === 1 ? distanceInWords(-ago, "day", locale) : dayInWords(day, today, locale);
  return `${words} ${clockIn(at, zone, locale)}`;
}
