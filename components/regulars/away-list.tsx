import { useLocale } from "next-intl";
import { SubmitButton } from "@/components/ui/submit-button";
import { dayInWords } from "@/lib/format";
import { covers, type Days, lastDay } from "@/lib/regulars/stretch";
import type { LocalDate } from "@/lib/time";
import { useTranslations } from "@/lib/words";

/** A stretch of days in words. */
function useDaysInWords(today: LocalDate): (days: Days) => string {
  const t = useTranslations("regulars.away");
  const locale = useLocale();
  return (days) => {
    const [from, to] = [dayInWords(days.from, today, locale), dayInWords(lastDay(days), today, locale)];
    return t("days", { is: from === to ? "day" : "days", from, to });
  };
}

/** When one is away, each with the button that takes it back. */
export function AwayList({
  stretches,
  today,
  action,
}: {
  stretches: readonly (Days & { awayId: string })[];
  today: LocalDate;
  action: (formData: FormData) => Promise<void>;
}) {
  const t = useTranslations("regulars.away");
  const inWords = useDaysInWords(today);
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-raised shadow-sm">
      {stretches.map((stretch) => {
        const what = t(covers(stretch, today) ? "back" : "remove");
        return (
          <li
            key={stretch.awayId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3.5 md:px-5"
          >
            <p>{inWords(stretch)}</p>
            <form action={action}>
              <input type="hidden" name="away" value={stretch.awayId} />
              <SubmitButton
                variant="secondary"
                size="small"
                pendingLabel={t("doing")}
                aria-label={t("of", { what, days: inWords(stretch) })}
              >
                {what}
              </SubmitButton>
            </form>
          </li>
        );
      })}
    </ul>
  );
}
