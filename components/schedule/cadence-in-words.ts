import type { Cadence } from "@/lib/schedule/cadence";
import { ruleToCadence } from "@/lib/schedule/cadence";
import { cadenceWords } from "@/lib/schedule/words";
import { useFormatter, useTranslations } from "@/lib/words";

/** Says how something repeats: "every month on the first Tuesday". */
export function useCadenceInWords(): (cadence: Cadence | null) => string {
  const t = useTranslations("schedule");
  const format = useFormatter();
  return (cadence) => cadenceWords(cadence, { t, list: (parts) => format.list(parts, { type: "conjunction" }) });
}

/** Says how a plan runs: "every month on the first Tuesday, 19:00". */
export function usePlanInWords(): (plan: { rrule: string | null; startTime: string }) => string {
  const inWords = useCadenceInWords();
  return ({ rrule, startTime }) => `${inWords(ruleToCadence(rrule))}, ${startTime.slice(0, 5)}`;
}
