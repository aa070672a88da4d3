import { notFound } from "next/navigation";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { DateList } from "@/components/turnout/date-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { faceOf } from "@/lib/auth/face";
import { requireMember } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { historyOf, tally } from "@/lib/turnout/history";
import { lastTurnouts, personOf } from "@/lib/turnout/queries";
import { getTranslations } from "@/lib/words";

type Props = { params: Promise<{ group: string; member: string }> };

/** When one of the group came of late, for its members. */
async function PersonHistoryPage({ params }: Props) {
  const address = await params;
  const member = await requireMember(address.group);
  const person = await personOf(member, address.member);
  if (!person) notFound();
  const now = requestTime();
  const group = `/groups/${member.groupId}`;
  const t = await getTranslations("turnout.history");
  const all = (await lastTurnouts(member, null, now)).map(({ schedule, turnouts }) => ({
    schedule,
    history: historyOf(person, turnouts),
  }));
  const met = all.filter(({ history }) => history.length > 0);
  return (
    <Shell viewer={faceOf(member.viewer)} width="narrow" accent={member.group.accent}>
      <PageHeader
        above={<Above href={`${group}/people`} name={member.group.name} />}
        title={t("of", { name: person.name })}
      >
        {met.length > 0 ? t("personText", { name: person.name }) : null}
      </PageHeader>
      {met.map(({ schedule, history }) => (
        <Section key={schedule.seriesId} id={schedule.seriesId} title={schedule.name} aside={t("line", tally(history))}>
          <DateList
            dates={history.map(({ meetup, came, checked }) => ({
              ...{ href: `${group}/${schedule.seriesId}/${meetup.date}`, startsAt: meetup.startsAt, zone: meetup.zone },
              ...{ words: t(came ? "was" : "wasNot"), quiet: checked ? null : t("unchecked") },
            }))}
            now={now}
          />
        </Section>
      ))}
      {met.length === 0 ? (
        <EmptyState icon="users" title={t("none")}>
          {t("noneText")}
        </EmptyState>
      ) : null}
    </Shell>
  );
}

export default foundOrNot(PersonHistoryPage);
