import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { DeleteForm } from "@/components/groups/delete-form";
import { LinkButton } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { requireHeadOrganizer } from "@/lib/members/access";
import { getTranslations } from "@/lib/words";

/** What deleting the group means, and the form that does it. */
async function DeleteGroupPage({ params }: { params: Promise<{ group: string }> }) {
  const organizer = await requireHeadOrganizer((await params).group);
  const t = await getTranslations("groups.delete");
  const { groups, ui } = await getMessages();
  const { groupId, group } = organizer;
  const settings = `/groups/${groupId}/settings`;
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={group.accent}>
      <PageHeader above={<Above href={settings} name={group.name} />} title={t("title", { group: group.name })}>
        {t("text")}
      </PageHeader>
      <DeleteForm group={{ id: groupId, name: group.name }} words={{ ...groups.delete.form, errors: ui.errors }} />
      <LinkButton href={settings} variant="quiet" wide className="mt-3">
        {t("keep")}
      </LinkButton>
    </Shell>
  );
}

export default foundOrNot(DeleteGroupPage);
