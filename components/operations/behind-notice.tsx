import { Notice } from "@/components/ui/notice";
import { roughly } from "@/lib/operations/state";
import { useTranslations } from "@/lib/words";

/** How far behind what falls due is. @param behind in milliseconds; null: up to date. */
export function BehindNotice({ behind }: { behind: number | null }) {
  const t = useTranslations("operations.behind");
  if (behind === null) return <Notice tone="positive">{t("none")}</Notice>;
  const { value, unit } = roughly(behind);
  return (
    <Notice tone="warning" title={t("title", { span: t(unit, { value }) })}>
      {t("text")}
    </Notice>
  );
}
