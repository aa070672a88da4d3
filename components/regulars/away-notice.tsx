import { useLocale } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { dayInWords } from "@/lib/format";
import type { LocalDate } from "@/lib/time";
import { useTranslations } from "@/lib/words";

/** While one is away: until when, and the way back. */
export function AwayNotice({ until, today }: { until: LocalDate; today: LocalDate }) {
  const t = useTranslations("regulars.away");
  const locale = useLocale();
  return (
    <Notice className="mb-6">
      {t("until", { day: dayInWords(until, today, locale) })}{" "}
      <Link href="/me/away" className="link tap">
        {t("home")}
      </Link>
    </Notice>
  );
}

/** The way to say that one will be away. */
export function AwayLink() {
  const t = useTranslations("regulars.away");
  return (
    <p className="mt-9 text-sm">
      <Link href="/me/away" className="link tap">
        {t("link")}
      </Link>
    </p>
  );
}
