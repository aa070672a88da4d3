import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { PreviewLine } from "@/lib/people/preview";
import type { Answer } from "@/lib/rsvp/answers";
import { useTranslations } from "@/lib/words";

/** `day`: the date in words. */
type MergeLine = Omit<PreviewLine, "date"> & { day: string };

/** What becomes of each answer to a coming date where two entries are made one. */
export function MergeLines({
  names,
  lines,
  past,
}: {
  names: { brought: string; kept: string };
  lines: readonly MergeLine[];
  past: number;
}) {
  const t = useTranslations("people.merge.preview");
  const said = (answer: Answer | null) => (answer ? t(`answer.${answer}`) : t("silent"));
  return (
    <Card>
      {lines.length === 0 ? <p className="text-ink-muted">{t("none", { brought: names.brought })}</p> : null}
      <ul className="flex flex-col gap-4">
        {lines.map(({ meetupId, day, seriesName, brought, kept, becomes }) => (
          <li key={meetupId} className="border-t border-line pt-4 first:border-0 first:pt-0">
            <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span className="font-semibold">{day}</span>
              <Badge tone={becomes === "in" ? "positive" : "neutral"}>{t("becomes", { answer: said(becomes) })}</Badge>
            </p>
            <p className="mt-1 text-sm text-ink-muted">
              <bdi>{seriesName}</bdi>
              {" · "}
              {t("line.brought", { brought: names.brought, answer: said(brought) })}
              {" · "}
              {t("line.kept", { kept: names.kept, answer: said(kept) })}
            </p>
          </li>
        ))}
      </ul>
      {past > 0 ? <p className="mt-4 text-sm text-ink-muted">{t("past", { count: past })}</p> : null}
    </Card>
  );
}
