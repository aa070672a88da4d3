import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { AddSeriesPanel } from "@/components/groups/add-series-panel";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { askedFor } from "@/lib/groups/asked";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { randomToken } from "@/lib/token";
import { getTranslations } from "@/lib/words";

type Props = {
  params: Promise<{ group: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Adding a series to the group. */
async function AddSeriesPage({ params, searchParams }: Props) {
  const organizer = await requireOrganizer((await params).group);
  const now = requestTime();
  const asked = askedFor(organizer.group.kind, await searchParams, organizer.viewer.zone, now);
  const t = await getTranslations("groups.series");
  const { groupId, group } = organizer;
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={group.accent}>
      <PageHeader above={<Above href={`/groups/${groupId}/settings`} name={group.name} />} title={t("title")}>
        {t("text", { group: group.name })}
      </PageHeader>
      <AddSeriesPanel {...asked} group={groupId} pageKey={randomToken()} now={now} />
    </Shell>
  );
}

export default foundOrNot(AddSeriesPage);
