import type { Line } from "@/lib/edits/preview";
import type { Meetup } from "@/lib/schedule/meetups";
import { useTranslations } from "@/lib/words";

const FIELDS = ["name", "place", "link", "capacity", "mayBring"] as const;

/** What changes of a date beside its time: as it is and as it will be. */
export function DateDetails({ line: { before, after } }: { line: Line }) {
  const t = useTranslations("edits.details");
  if (!after) return null;
  const minutes = (meetup: Meetup | null) => meetup && (+meetup.endsAt - +meetup.startsAt) / 60_000;
  const changes = [
    { field: "length", was: minutes(before), is: minutes(after) } as const,
    ...FIELDS.map((field) => ({ field, was: before?.[field] ?? null, is: after[field] })),
  ].filter(({ field, was, is }) => was !== is && (before !== null || (field !== "length" && field !== "mayBring")));
  if (changes.length === 0) return null;
  const shown = (field: string, value: string | number | null) => {
    if (field === "length") return t("minutes", { minutes: value ?? 0 });
    return field === "mayBring" && value === 0 ? t("nobody") : (value ?? t("none"));
  };
  return (
    <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
      {changes.map(({ field, was, is }) => (
        <div key={field} className="contents">
          <dt className="text-ink-muted">{t(`fields.${field}`)}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {before ? (
              <>
                <del className="text-ink-muted decoration-1">{shown(field, was)}</del>{" "}
              </>
            ) : null}
            <bdi>{shown(field, is)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
