import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { AuditList } from "@/components/members/audit-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { requireOrganizer } from "@/lib/members/access";
import { auditItems, zoneOfGroup } from "@/lib/members/queries";
import { requestTime } from "@/lib/request";
import { UTC } from "@/lib/time";
import { getTranslations } from "@/lib/words";

/** What organizers did to the group and to others in it. */
async function AuditPage({ params }: { params: Promise<{ group: string }> }) {
  const organizer = await requireOrganizer((await params).group);
  const items = await auditItems(organizer);
  const zone = organizer.viewer.zone ?? (await zoneOfGroup(organizer)) ?? UTC;
  const t = await getTranslations("members.audit");
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader
        above={<Above href={`/groups/${organizer.groupId}`} name={organizer.group.name} />}
        title={t("title")}
      >
        {t("text")}
      </PageHeader>
      {items.length > 0 ? (
        <AuditList items={items} zone={zone} now={requestTime()} />
      ) : (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      )}
    </Shell>
  );
}

export default foundOrNot(AuditPage);
