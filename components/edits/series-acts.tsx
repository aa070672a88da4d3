import { LinkButton } from "@/components/ui/link";
import { editPath } from "@/lib/edits/addresses";
import { useTranslations } from "@/lib/words";

/** What an organizer may do with a series: change when it meets, make a break, end it. */
export function SeriesActs({ series, hasEnded }: { series: { seriesId: string; groupId: string }; hasEnded: boolean }) {
  const t = useTranslations("edits.series");
  const acts = [
    { kind: "planChanged", words: t("change.open") },
    ...(hasEnded
      ? []
      : ([
          { kind: "paused", words: t("change.pause") },
          { kind: "ended", words: t("end.open") },
        ] as const)),
  ] as const;
  return (
    <ul className="mb-8 flex flex-wrap gap-2.5">
      {acts.map(({ kind, words }) => (
        <li key={kind}>
          <LinkButton href={editPath(series, kind)} variant="secondary" size="small">
            {words}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
