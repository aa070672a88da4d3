import { useLocale } from "next-intl";
import { dayInWords } from "@/lib/format";
import type { Cadence } from "@/lib/schedule/cadence";
import { type Begin, ruleToRepeats } from "@/lib/schedule/repeats";
import { cadenceWords, endWords } from "@/lib/schedule/words";
import type { LocalDate } from "@/lib/time";
import { useFormatter, useTranslations } from "@/lib/words";

/** Says how something repeats: "every month on the first Tuesday". */
export function useCadenceInWords(): (cadence: Cadence | null) => string {
  const t = useTranslations("schedule");
  const format = useFormatter();
  return (cadence) => cadenceWords(cadence, { t, list: (parts) => format.list(parts, { type: "conjunction" }) });
}

/**
 * Says how a plan runs: "every month on the first Tuesday, 19:00", with its end: "…, 10 times".
 * `zone`, where it is to be said, in words: "Berlin time".
 */
export function usePlanInWords(): (plan: Begin & { rrule: string | null }, zone?: string) => string {
  const inWords = useCadenceInWords();
  const t = useTranslations("schedule");
  const locale = useLocale();
  // Nobody's today: with its year, since a plan may end years from now.
  const day = (date: LocalDate) => dayInWords(date, "", locale);
  return (plan, zone) => {
    const repeats = ruleToRepeats(plan.rrule, plan);
    const end = repeats?.end ? endWords(repeats.end, { t, day }) : undefined;
    const parts = [inWords(repeats?.cadence ?? null), plan.startTime.slice(0, 5), zone, end];
    return parts.filter((part) => part !== undefined).join(", ");
  };
}
