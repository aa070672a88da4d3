import { randomUUID } from "node:crypto";
import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { AddGuestForm } from "@/components/invites/add-guest-form";
import { ReadmitForm } from "@/components/members/member-acts";
import { MemberList } from "@/components/members/member-list";
import { PeopleList } from "@/components/members/people-list";
import { RoleGuide } from "@/components/members/role-guide";
import { Columns } from "@/components/ui/columns";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { faceOf } from "@/lib/auth/face";
import { readFlash } from "@/lib/flash";
import { type Organizer, organizerOf, requireMember } from "@/lib/members/access";
import { readmitMember } from "@/lib/members/actions";
import { barredMembers, groupMembers } from "@/lib/members/queries";
import { unreachedMembers } from "@/lib/switches/queries";
import { getTranslations } from "@/lib/words";

/** Everybody in the group, and what each may do. */
async function PeoplePage({ params }: { params: Promise<{ group: string }> }) {
  const member = await requireMember((await params).group);
  const organizer = organizerOf(member);
  const members = await groupMembers(member);
  const unreached = organizer ? await unreachedMembers(organizer) : new Set<string>();
  const [t, groups] = [await getTranslations("members"), await getTranslations("groups")];
  const done = ["roleGiven", "handedOver", "memberRemoved", "memberBarred", "memberReadmitted"] as const;
  const flash = await readFlash([...done, "left", "notAllowed"]);
  const group = `/groups/${member.groupId}`;
  return (
    <Shell viewer={faceOf(member.viewer)} accent={member.group.accent} flash={flash && <FlashNotice flash={flash} />}>
      <PageHeader above={<Above href={group} name={member.group.name} />} title={t("people.title")}>
        {groups("people", { count: members.length })}
      </PageHeader>
      <Columns
        lead={
          <PeopleList
            members={members}
            me={member.memberId}
            groupId={member.groupId}
            detailed={organizer !== null}
            unreached={unreached}
          />
        }
        side={
          <Section id="may" title={t("may.title")}>
            <RoleGuide />
          </Section>
        }
        rest={organizer ? <ForOrganizers organizer={organizer} /> : null}
      />
    </Shell>
  );
}

/** Whom they removed for good, and what they did. */
async function ForOrganizers({ organizer }: { organizer: Organizer }) {
  const barred = await barredMembers(organizer);
  const t = await getTranslations("members.people");
  const { groupId } = organizer;
  // The colour of a face goes by its id and would tell who the nameless are.
  const shown = barred.map(({ memberId, userId, name }) =>
    name === null ? { id: memberId, memberId, name: t("former") } : { id: userId, memberId, name },
  );
  return (
    <>
      <AddGuest groupId={groupId} />
      {barred.length > 0 ? (
        <Section id="barred" title={t("barred")} aside={t("barredText")}>
          <MemberList
            members={shown.map(({ id, memberId, name }) => ({
              ...{ id, name, role: "member" },
              actions: <ReadmitForm action={readmitMember} on={{ groupId, memberId, name }} />,
            }))}
          />
        </Section>
      ) : null}
      <p className="mt-9 first:mt-0">
        <Link href={`/groups/${groupId}/audit`} className="link tap">
          {t("audit")}
        </Link>
      </p>
    </>
  );
}

/** The way in for who has no phone. */
async function AddGuest({ groupId }: { groupId: string }) {
  const t = await getTranslations("invites.add");
  const { invites, ui } = await getMessages();
  return (
    <Section id="add" title={t("title")}>
      <p className="mb-5 max-w-prose text-ink-muted">{t("text")}</p>
      <AddGuestForm
        fields={{ group: groupId, press: randomUUID() }}
        words={{ ...invites.add, optional: ui.optional, errors: ui.errors }}
      />
    </Section>
  );
}

export default foundOrNot(PeoplePage);
