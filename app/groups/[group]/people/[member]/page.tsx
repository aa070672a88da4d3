import { notFound } from "next/navigation";
import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { CopyField } from "@/components/ui/copy-field";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { faceOf } from "@/lib/auth/face";
import { dayInWords } from "@/lib/format";
import { requireOrganizer } from "@/lib/members/access";
import { memberDetails } from "@/lib/members/queries";
import { requestTime } from "@/lib/request";
import { fromDateColumn } from "@/lib/time";
import { getTranslations } from "@/lib/words";

/** One member, for those who run the group: here they copy a guest's personal link for them. */
async function MemberPage({ params }: { params: Promise<{ group: string; member: string }> }) {
  const { group, member } = await params;
  const organizer = await requireOrganizer(group);
  const person = await memberDetails(organizer, member);
  if (!person) notFound();
  const t = await getTranslations("members.details");
  const joined = dayInWords(fromDateColumn(person.joinedAt), fromDateColumn(requestTime()), await getLocale());
  const { ui } = await getMessages();
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader
        above={
          <Link href={`/groups/${group}`} className="link no-underline hover:underline">
            <bdi>{organizer.group.name}</bdi>
          </Link>
        }
        title={person.name}
      >
        {t("joined", { date: joined })}
      </PageHeader>
      <Section id="personal" title={t("personal.title")}>
        {person.personalLink ? (
          <>
            <p className="mb-4 text-ink-muted">{t("personal.text", { name: person.name })}</p>
            <CopyField id="personal-link" label={t("personal.title")} value={person.personalLink} words={ui.copy} />
          </>
        ) : (
          <p className="text-ink-muted">
            {t(person.isGuest ? "personal.elsewhere" : "personal.account", { name: person.name })}
          </p>
        )}
      </Section>
    </Shell>
  );
}

export default foundOrNot(MemberPage);
