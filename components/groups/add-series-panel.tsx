import { useMessages } from "next-intl";
import { type Asked, PlanPanel } from "@/components/groups/plan-panel";
import { addSeries } from "@/lib/groups/actions";
import type { AddRefusal } from "@/lib/groups/plan";

/** Adding a series to a group: the form, and the next dates of what is chosen in it. */
export function AddSeriesPanel({ group, pageKey, ...asked }: Asked & { group: string; pageKey: string }) {
  const { form } = useMessages().groups.series;
  const reasons: Record<AddRefusal, string> = form.reasons;
  return (
    <PlanPanel
      {...asked}
      action={addSeries}
      path={`/groups/${group}/settings/series`}
      hidden={{ group }}
      pageKey={pageKey}
      asksName={false}
      words={{ ...form, reasons }}
    />
  );
}
