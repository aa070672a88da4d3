import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { cn } from "@/lib/cn";
import { MOST } from "@/lib/operations/state";
import { useTranslations } from "@/lib/words";

/** Things that were counted, up to `MOST`, each on a line; a note stands below. */
export function NumberList({ rows }: { rows: readonly { name: string; count: number; note?: ReactNode }[] }) {
  const t = useTranslations("operations");
  return (
    <Card>
      <dl className="flex flex-col gap-2.5">
        {rows.map(({ name, count, note }) => (
          <div key={name} className="flex flex-wrap items-baseline gap-x-6">
            <dt className={cn("flex-1", count === 0 && "text-ink-muted")}>{name}</dt>
            <dd className={cn("text-end tabular-nums", count === 0 ? "text-ink-muted" : "font-semibold")}>
              {count > MOST ? t("many", { most: MOST }) : count}
            </dd>
            {note ? <dd className="basis-full text-sm text-ink-muted">{note}</dd> : null}
          </div>
        ))}
      </dl>
    </Card>
  );
}
