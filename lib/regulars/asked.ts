import { readForm } from "@/lib/form";
import type { LocalDate } from "@/lib/time";
import { awaySchema } from "./schema";
import { type Days, type DaysRefusal, daysOf } from "./stretch";

/** What stands in the fields, and the days that it means or what is wrong with it. `days` null: nothing is asked yet. */
export type AskedDays = {
  typed: { from: string; to: string };
  days: Days | null;
  errors: { from?: "noSuchDay"; to?: "noSuchDay" | DaysRefusal };
};

/**
 * Reads the query of the page on which one says when one is away.
 * @param today on the person's own calendar, which stands in the field of the first day before anything was typed.
 */
export function askedDays(query: Readonly<Record<string, string | string[] | undefined>>, today: LocalDate): AskedDays {
  const text = (name: string) => {
    const given = query[name];
    return typeof given === "string" ? given.slice(0, 40) : null;
  };
  const typed = { from: text("from") ?? today, to: text("to") ?? "" };
  const data = new FormData();
  for (const [name, value] of Object.entries(typed)) data.append(name, value);
  const form = readForm(awaySchema, data);
  if (!form.ok) {
    const fault = (name: "from" | "to") =>
      form.state.errors[name] === "noSuchDay" ? { [name]: "noSuchDay" as const } : {};
    return { typed, days: null, errors: { ...fault("from"), ...fault("to") } };
  }
  const fits = daysOf(form.data, today);
  return fits.ok ? { typed, days: fits.days, errors: {} } : { typed, days: null, errors: { to: fits.reason } };
}
