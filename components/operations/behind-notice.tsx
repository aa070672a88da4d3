import { Notice } from "@/components/ui/notice";
import { roughly } from "@/lib/operations/state";
import { useTranslations } from "@/lib/words";

/**
 * How far behind what falls due is. @param props.behind in milliseconds; null: up to date. @param props.isStuck
 * whether mails failed that are tried again.
 */
export function BehindNotice({ behind, isStuck }: { behind: number | null; isStuck: boolean }) {
  const t = useTranslations("operations.behind");
  const stuck = isStuck ? <Notice tone="warning">{t("stuck")}</Notice> : null;
  if (behind === null) return stuck ?? <Notice tone="positive">{t("none")}</Notice>;
  const { value, unit } = roughly(behind);
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="warning" title={t("title", { span: t(unit, { value }) })}>
        {t("text")}
      </Notice>
      {stuck}
    </div>
  );
}
