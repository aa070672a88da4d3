import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { cn } from "@/lib/cn";
import { MOST } from "@/lib/operations/state";
import { useTranslations } from "@/lib/words";

/** Things that were counted, up to `MOST`, each on a line. */
export function NumberList({ rows }: { rows: readonly { name: string; count: number; note?: ReactNode }[] }) {
  const t = useTranslations("operations");
  return (
    <Card>
      <dl className="flex flex-col gap-2.5">
        {rows.map(({ name, count, note }) => (
          <div key={name} className="flex items-baseline justify-between gap-x-6">
            <dt className={count === 0 ? "text-ink-muted" : undefined}>{name}</dt>
            <dd className={cn("text-end tabular-nums", count === 0 ? "text-ink-muted" : "font-semibold")}>
              {count > MOST ? t("many", { most: MOST }) : count}
              {note ? <span className="font-normal text-ink-muted"> · {note}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
