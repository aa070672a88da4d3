import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { PersonalLinkCard } from "@/components/auth/personal-link-card";
import { InviteLink } from "@/components/invites/invite-link";
import { LinkButton } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { ownPersonalLink } from "@/lib/auth/queries";
import { inviteLink } from "@/lib/invites/queries";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { getTranslations } from "@/lib/words";

/** After founding: the links in hand. */
async function WelcomePage({ params }: { params: Promise<{ group: string }> }) {
  const organizer = await requireOrganizer((await params).group);
  const t = await getTranslations("groups.welcome");
  const personal = ownPersonalLink(organizer.viewer);
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader title={t("title", { group: organizer.group.name })}>{t("text")}</PageHeader>
      <div className="flex flex-col gap-5">
        <InviteLink url={await inviteLink(organizer, requestTime())} group={organizer.group.name} />
        {personal ? <PersonalLinkCard url={personal} /> : null}
        <LinkButton href={`/groups/${organizer.groupId}`}>{t("open")}</LinkButton>
      </div>
    </Shell>
  );
}

export default foundOrNot(WelcomePage);
