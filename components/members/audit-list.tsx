import { useLocale } from "next-intl";
import { clockIn, dateIn, dayInWords } from "@/lib/format";
import { useTranslations } from "@/lib/words";
import type { messages } from "@/messages/en";

/** `name` null: a former member who asked not to be named. */
type Person = { name: string | null };

export type AuditLine = {
  id: string;
  action: keyof typeof messages.members.audit.actions;
  actor: Person;
  subject: Person | null;
  detail: string | null;
  at: Date;
};

/** What organizers did, day by day as the reader's clock has it. @param items newest first. */
export function AuditList({ items, zone, now }: { items: readonly AuditLine[]; zone: string; now: Date }) {
  const locale = useLocale();
  const today = dateIn(now, zone);
  const days = new Map<string, AuditLine[]>();
  for (const item of items) {
    const day = dateIn(item.at, zone);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return (
    <div className="flex flex-col gap-7">
      {[...days].map(([day, entries]) => (
        <section key={day}>
          <h2 className="mb-2 text-sm font-semibold text-ink-muted">{dayInWords(day, today, locale)}</h2>
          <ul className="flex flex-col gap-2.5">
            {entries.map((entry) => (
              <li key={entry.id} className="flex items-baseline gap-4">
                <time dateTime={entry.at.toISOString()} className="text-sm text-ink-muted tabular-nums">
                  {clockIn(entry.at, zone, locale)}
                </time>
                <p className="min-w-0">
                  <AuditWords {...entry} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function AuditWords({ action, actor, subject, detail }: AuditLine) {
  const t = useTranslations("members.audit");
  return t.rich(`actions.${action}`, {
    actor: () => <bdi className="font-semibold">{actor.name ?? t("formerFirst")}</bdi>,
    subject: () => <bdi className="font-semibold">{subject?.name ?? t("former")}</bdi>,
    said: () => (detail === null ? null : <bdi className="font-semibold">{detail}</bdi>),
    detail: detail ?? "",
  });
}
