import { useLocale } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { News } from "@/lib/agenda/news";
import { dayInWords } from "@/lib/format";
import { useTranslations } from "@/lib/words";

/**
 * What the reader is told of their seats, each to be put away by its button.
 * @param props.from the page it is on, to return to.
 * @param props.today a local date.
 */
export function NewsList({
  news,
  from,
  today,
  dismiss,
}: {
  news: readonly News[];
  from: "home" | "group" | "meetup";
  today: string;
  /** Posts `group`, `notice` and `from`. */
  dismiss: (formData: FormData) => Promise<void>;
}) {
  const t = useTranslations("notices");
  const locale = useLocale();
  if (news.length === 0) return null;
  return (
    <section aria-label={t("title")} className="mb-6 flex flex-col gap-3">
      {news.map(({ id, groupId, seriesId, seriesName, date, day, reason, ahead }) => (
        <Notice key={id} tone={reason === "movedUp" ? "positive" : "warning"}>
          <p className="font-semibold">
            {t(reason === "lostSeat" ? "lostSeat" : "movedUp", {
              day: dayInWords(day, today, locale),
              place: ahead + 1,
            })}
          </p>
          <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
            {from === "meetup" ? null : (
              <Link href={`/groups/${groupId}/${seriesId}/${date}`} className="link tap wrap-anywhere">
                <bdi>{seriesName}</bdi>
              </Link>
            )}
            <form action={dismiss}>
              <input type="hidden" name="group" value={groupId} />
              <input type="hidden" name="notice" value={id} />
              <input type="hidden" name="from" value={from} />
              <SubmitButton variant="quiet" size="small">
                {t("dismiss")}
              </SubmitButton>
            </form>
          </div>
        </Notice>
      ))}
    </section>
  );
}
