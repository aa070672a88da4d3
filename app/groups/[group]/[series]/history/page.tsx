import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { AttendedList } from "@/components/turnout/attended-list";
import { DateList } from "@/components/turnout/date-list";
import { Columns } from "@/components/ui/columns";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { faceOf } from "@/lib/auth/face";
import { dateIn, dayInWords, listInWords } from "@/lib/format";
import { requireMember } from "@/lib/members/access";
import { groupMembers } from "@/lib/members/queries";
import { requestTime } from "@/lib/request";
import { type Attended, historyOf, longUnseen, tally } from "@/lib/turnout/history";
import { lastTurnouts } from "@/lib/turnout/queries";
import { getTranslations } from "@/lib/words";

// A line, not a list.
const UNSEEN_NAMED = 5;

type Props = { params: Promise<{ group: string; series: string }> };

/** Who came to a series' last dates, for its members. */
async function HistoryPage({ params }: Props) {
  const { group, series } = await params;
  const member = await requireMember(group);
  const now = requestTime();
  const [found] = await lastTurnouts(member, series, now);
  if (!found) notFound();
  const { schedule, turnouts } = found;
  const members = await groupMembers(member);
  const people = members.map((person) => ({ person, history: historyOf({ ...person, leftAt: null }, turnouts) }));
  const t = await getTranslations("turnout.history");
  const href = `/groups/${member.groupId}/${schedule.seriesId}`;
  const dates = turnouts.map(({ meetup, came, checked }) => ({
    ...{ href: `${href}/${meetup.date}`, startsAt: meetup.startsAt, zone: meetup.zone },
    ...{ words: t("came", { count: came.size }), quiet: checked ? null : t("unchecked") },
  }));
  return (
    <Shell viewer={faceOf(member.viewer)} accent={member.group.accent}>
      <PageHeader above={<Above href={href} name={schedule.name} />} title={t("title")}>
        {dates.length > 0 ? t("text", { count: dates.length }) : null}
      </PageHeader>
      {dates.length > 0 ? (
        <Columns
          lead={
            <Section id="people" title={t("people")}>
              <Unseen people={people} now={now} />
              <AttendedList
                people={people.map(({ person, history }) => ({ ...person, ...tally(history) }))}
                groupId={member.groupId}
              />
            </Section>
          }
          side={
            <Section id="dates" title={t("dates")}>
              <DateList dates={dates} now={now} />
            </Section>
          }
        />
      ) : (
        <EmptyState icon="users" title={t("none")}>
          {t("noneText")}
        </EmptyState>
      )}
    </Shell>
  );
}

type Seen = { person: { name: string }; history: Attended[] };

/** Whom one has not seen for long: a quiet line, so that somebody calls them. */
async function Unseen({ people, now }: { people: readonly Seen[]; now: Date }) {
  const unseen = longUnseen(people);
  if (unseen.length === 0) return null;
  const t = await getTranslations("turnout.history");
  const locale = await getLocale();
  const names = unseen.slice(0, UNSEEN_NAMED).map(({ person: { name }, last }) => {
    if (!last) return name;
    return t("since", { name, day: dayInWords(dateIn(last.startsAt, last.zone), dateIn(now, last.zone), locale) });
  });
  const more = unseen.length - names.length;
  const all = more > 0 ? [...names, t("more", { count: more })] : names;
  return <p className="mb-5 text-ink-muted">{t("unseen", { names: listInWords(all, locale) })}</p>;
}

export default foundOrNot(HistoryPage);
