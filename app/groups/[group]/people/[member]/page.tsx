import { notFound } from "next/navigation";
import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { HandOverForm, RemoveForm, RoleForm } from "@/components/members/member-acts";
import { CopyField } from "@/components/ui/copy-field";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { faceOf } from "@/lib/auth/face";
import { readFlash } from "@/lib/flash";
import { dayInWords } from "@/lib/format";
import { removeMember } from "@/lib/leaving/actions";
import { requireOrganizer } from "@/lib/members/access";
import { giveRole, handOver } from "@/lib/members/actions";
import { may, mayMergeAway } from "@/lib/members/policy";
import { memberDetails } from "@/lib/members/queries";
import { requestTime } from "@/lib/request";
import { fromDateColumn } from "@/lib/time";
import { getTranslations } from "@/lib/words";

/** One member, for those who run the group: role, personal link, removal, as far as it is theirs to do. */
async function MemberPage({ params }: { params: Promise<{ group: string; member: string }> }) {
  const { group, member } = await params;
  const organizer = await requireOrganizer(group);
  const person = await memberDetails(organizer, member);
  if (!person) notFound();
  const flash = await readFlash(["guestAdded"]);
  const t = await getTranslations("members.details");
  const people = await getTranslations("people.merge");
  const joined = dayInWords(fromDateColumn(person.joinedAt), fromDateColumn(requestTime()), await getLocale());
  const { ui } = await getMessages();
  const on = { groupId: organizer.groupId, memberId: person.memberId, name: person.name };
  const target = { target: person.role };
  return (
    <Shell
      viewer={faceOf(organizer.viewer)}
      width="narrow"
      accent={organizer.group.accent}
      flash={flash && <FlashNotice flash={flash} />}
    >
      <PageHeader above={<Above href={`/groups/${group}`} name={organizer.group.name} />} title={person.name}>
        {t("joined", { date: joined })}
      </PageHeader>
      <Section id="role" title={t("roleTitle")}>
        <p className="mb-1 text-ink-muted">{t(`is.${person.role}`, { name: person.name })}</p>
        {may(organizer.role, "giveRole", target) ? <RoleForm action={giveRole} on={on} role={person.role} /> : null}
        {may(organizer.role, "handOver", target) ? <HandOverForm action={handOver} on={on} /> : null}
      </Section>
      <Section id="personal" title={t("personal.title")}>
        {person.personalLink ? (
          <>
            <p className="mb-2 text-ink-muted">{t("personal.text", { name: person.name })}</p>
            <p className="mb-4 text-ink-muted">{t("personal.guide", { name: person.name })}</p>
            <CopyField id="personal-link" label={t("personal.title")} value={person.personalLink} words={ui.copy} />
          </>
        ) : (
          <p className="text-ink-muted">
            {t(person.isGuest ? "personal.elsewhere" : "personal.account", { name: person.name })}
          </p>
        )}
      </Section>
      <p className="mt-9">
        <Link href={`/groups/${group}/people/${member}/history`} className="link tap">
          {t("history", { name: person.name })}
        </Link>
      </p>
      {mayMergeAway(organizer, person) ? (
        <p className="mt-9">
          <Link href={`/groups/${group}/people/${member}/merge`} className="link tap">
            {people("link", { name: person.name })}
          </Link>
        </p>
      ) : null}
      {may(organizer.role, "removeMember", target) ? (
        <div className="mt-9 border-t border-line pt-4">
          <RemoveForm action={removeMember} on={on} />
        </div>
      ) : null}
      {person.memberId === organizer.memberId ? (
        <Section id="leave" title={t("me")}>
          <Link href={`/groups/${organizer.groupId}/leave`} className="link tap">
            {t("leave")}
          </Link>
        </Section>
      ) : null}
    </Shell>
  );
}

export default foundOrNot(MemberPage);
