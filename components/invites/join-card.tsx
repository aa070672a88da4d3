import type { ReactNode } from "react";
import { KindIcon } from "@/components/groups/kind-icon";
import { DateBadges } from "@/components/schedule/date-marks";
import { DateTile } from "@/components/schedule/date-tile";
import { MeetupWhen, type When } from "@/components/schedule/meetup-when";
import { Card } from "@/components/ui/card";
import { dateIn } from "@/lib/format";
import type { GroupKind } from "@/lib/groups/kinds";
import { useTranslations } from "@/lib/words";

/**
 * What one is invited to: who invites, the group, its dates. `cadence`: CadenceLines; `children`: the form that joins.
 */
export function JoinCard({
  inviter,
  group,
  people,
  cadence,
  next,
  children,
}: {
  /** Null: they have left the group. */
  inviter: string | null;
  group: { name: string; kind: GroupKind; description: string | null };
  /** How many members. */
  people: number;
  cadence?: ReactNode;
  next: readonly (When & { key: string; series: string; cancelled: boolean })[];
  children: ReactNode;
}) {
  const t = useTranslations("invites");
  const groups = useTranslations("groups");
  return (
    <Card>
      <div className="flex items-start gap-4">
        <KindIcon kind={group.kind} />
        <div className="min-w-0">
          <p className="text-ink-muted">
            {inviter === null ? t("invited") : t.rich("invites", { name: () => <bdi>{inviter}</bdi> })}
          </p>
          <h1 className="text-2xl font-bold md:text-3xl" dir="auto">
            {group.name}
          </h1>
          <p className="mt-0.5 text-sm text-ink-muted">
            {groups(`kinds.${group.kind}`)} · {groups("people", { count: people })}
          </p>
        </div>
      </div>
      {group.description ? (
        <p className="mt-4 whitespace-pre-line" dir="auto">
          {group.description}
        </p>
      ) : null}
      {cadence ? <div className="mt-4">{cadence}</div> : null}
      <div className="mt-6">{children}</div>
      {next.length > 0 ? (
        <>
          <h2 className="mt-7 mb-3 border-t border-line pt-5 text-sm font-semibold text-ink-muted">{t("next")}</h2>
          <ul className="flex flex-col gap-3.5">
            {next.map(({ key, series, cancelled, ...when }) => (
              <li key={key} className="flex items-center gap-4">
                <DateTile date={dateIn(when.start, when.zone)} tone={cancelled ? "muted" : "plain"} />
                <div className="min-w-0">
                  {series === group.name ? null : <bdi className="font-semibold">{series}</bdi>}
                  <MeetupWhen {...when} />
                  <DateBadges cancelled={cancelled} extra={false} />
                </div>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}
