import { Card } from "@/components/ui/card";
import { useTranslations } from "@/lib/words";

export type PlaceItem = { groupId: string; groupName: string; answers: number; both: boolean };

/** The groups a guest would bring along, with what becomes of each. */
export function Places({ places }: { places: readonly PlaceItem[] }) {
  const t = useTranslations("people.bring");
  return (
    <Card>
      <ul className="flex flex-col gap-4">
        {places.map(({ groupId, groupName, answers, both }) => (
          <li key={groupId} className="border-t border-line pt-4 first:border-0 first:pt-0">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 wrap-anywhere">
              <bdi className="font-semibold">{groupName}</bdi>
              <span className="text-sm text-ink-muted">{t("answers", { count: answers })}</span>
            </p>
            {both ? <p className="mt-1 text-sm text-ink-muted">{t("both")}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
