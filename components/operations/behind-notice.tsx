import { Notice } from "@/components/ui/notice";
import { roughly, type Stuck } from "@/lib/operations/state";
import { useTranslations } from "@/lib/words";
import { Instant } from "./instant";

/**
 * How far behind what falls due is, and whether mail gets out.
 * @param props.behind in milliseconds; null: up to date.
 */
export function BehindNotice({
  behind,
  stuck,
  ...around
}: {
  behind: number | null;
  stuck: Stuck | null;
  zone: string;
  now: Date;
}) {
  const t = useTranslations("operations.behind");
  const warning = stuck && (
    <Notice tone="warning" title={t(stuck.isAll ? "noMail" : "someMail")}>
      <p>
        <Instant at={stuck.since} is={stuck.isAll ? "noneSince" : "waitsSince"} {...around} />
      </p>
      <p>{t("why")}</p>
    </Notice>
  );
  if (behind === null) return warning ?? <Notice tone="positive">{t("none")}</Notice>;
  const { value, unit } = roughly(behind);
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="warning" title={t("title", { span: t(unit, { value }) })}>
        {t("text")}
      </Notice>
      {warning}
    </div>
  );
}
