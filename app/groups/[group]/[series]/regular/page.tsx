import { notFound } from "next/navigation";
import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { OutlookList } from "@/components/regulars/outlook-list";
import { RegularForm } from "@/components/regulars/regular-form";
import { LinkButton } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { faceOf } from "@/lib/auth/face";
import { requireMember } from "@/lib/members/access";
import { stopRegular } from "@/lib/regulars/actions";
import { becoming, outlookOf, stopping } from "@/lib/regulars/outlook";
import { seriesAhead } from "@/lib/regulars/queries";
import { requestTime } from "@/lib/request";
import { getTranslations } from "@/lib/words";

type Props = { params: Promise<{ group: string; series: string }> };

/** Being a regular of a series: what becoming one makes of the next dates, or stopping, and the button. */
async function RegularPage({ params }: Props) {
  const address = await params;
  const member = await requireMember(address.group);
  const now = requestTime();
  const ahead = await seriesAhead(member, address.series, now);
  if (!ahead) notFound();
  const { schedule, turn, isRegular, dates } = ahead;
  const { memberId, groupId } = member;
  const voices = isRegular
    ? stopping(ahead.voices, memberId, now)
    : becoming(ahead.voices, memberId, { ticket: turn + 1, from: now });
  const t = await getTranslations(`regulars.${isRegular ? "stop" : "become"}`);
  const path = `/groups/${groupId}/${schedule.seriesId}`;
  const leave = (
    <LinkButton href={path} variant="quiet">
      {t("leave")}
    </LinkButton>
  );
  return (
    <Shell viewer={faceOf(member.viewer)} width="narrow" accent={member.group.accent}>
      <PageHeader above={<Above href={path} name={schedule.name} />} title={t("title", { series: schedule.name })}>
        {t("text")}
      </PageHeader>
      {dates.length > 0 ? (
        <Section id="dates" title={t("dates")} className="mb-7">
          <OutlookList outlook={outlookOf(voices, dates, memberId)} reader={{ zone: member.viewer.zone, now }} />
        </Section>
      ) : (
        <p className="mb-7">{t("none")}</p>
      )}
      {isRegular ? <Stop group={groupId} series={schedule.seriesId} leave={leave} /> : null}
      {!isRegular && dates.length > 0 ? (
        <RegularForm group={groupId} series={schedule.seriesId} words={(await getMessages()).regulars.become.form}>
          {leave}
        </RegularForm>
      ) : null}
    </Shell>
  );
}

async function Stop({ group, series, leave }: { group: string; series: string; leave: React.ReactNode }) {
  const t = await getTranslations("regulars.stop");
  return (
    <form action={stopRegular} className="flex flex-wrap gap-3">
      <input type="hidden" name="group" value={group} />
      <input type="hidden" name="series" value={series} />
      <SubmitButton variant="secondary" pendingLabel={t("doing")}>
        {t("do")}
      </SubmitButton>
      {leave}
    </form>
  );
}

export default foundOrNot(RegularPage);
