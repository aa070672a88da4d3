import { randomUUID } from "node:crypto";
import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { InviteCard } from "@/components/invites/invite-card";
import { MakeForm } from "@/components/invites/make-form";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { faceOf } from "@/lib/auth/face";
import { readFlash } from "@/lib/flash";
import { revokeInvite, rotateInvite } from "@/lib/invites/actions";
import { type GroupInvite, groupInvites } from "@/lib/invites/queries";
import { type Organizer, requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { getTranslations } from "@/lib/words";

/** Every link into a group, for those who run it. */
async function InvitesPage({ params }: { params: Promise<{ group: string }> }) {
  const organizer = await requireOrganizer((await params).group);
  const invites = await groupInvites(organizer, requestTime());
  const flash = await readFlash(["inviteMade", "inviteRevoked", "inviteRotated"]);
  const t = await getTranslations("invites");
  const { invites: words, ui } = await getMessages();
  const { reasons, errors, title, ...form } = words.make;
  const open = invites.filter(({ closed }) => !closed);
  const closed = invites.filter(({ closed }) => closed);
  return (
    <Shell
      viewer={faceOf(organizer.viewer)}
      width="narrow"
      accent={organizer.group.accent}
      flash={flash && <FlashNotice flash={flash} />}
    >
      <PageHeader
        above={<Above href={`/groups/${organizer.groupId}`} name={organizer.group.name} />}
        title={t("list.title")}
      >
        {t("list.text")}
      </PageHeader>
      <Section id="open" title={t("list.open")}>
        {open.length > 0 ? <Invites invites={open} organizer={organizer} /> : <EmptyState title={t("list.none")} />}
      </Section>
      <Section id="make" title={title}>
        <Card>
          <MakeForm
            group={organizer.groupId}
            press={randomUUID()}
            words={{ ...form, optional: ui.optional, errors: { ...ui.errors, ...errors }, reasons }}
          />
        </Card>
      </Section>
      {closed.length > 0 ? (
        <Section id="closed" title={t("list.closed")}>
          <Invites invites={closed} organizer={organizer} />
        </Section>
      ) : null}
    </Shell>
  );
}

function Invites({ invites, organizer }: { invites: readonly GroupInvite[]; organizer: Organizer }) {
  return (
    <ul className="flex flex-col gap-4">
      {invites.map((invite) => (
        <InviteCard
          key={invite.inviteId}
          invite={invite}
          group={{ id: organizer.groupId, name: organizer.group.name }}
          zone={organizer.viewer.zone}
          now={requestTime()}
          revoke={revokeInvite}
          rotate={rotateInvite}
        />
      ))}
    </ul>
  );
}

export default foundOrNot(InvitesPage);
