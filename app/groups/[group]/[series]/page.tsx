import { notFound } from "next/navigation";
import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { SeriesActs } from "@/components/edits/series-acts";
import { UndoNotice } from "@/components/edits/undo-notice";
import { Above } from "@/components/groups/above";
import { RegularLink } from "@/components/regulars/regular-link";
import { AgendaList } from "@/components/rsvp/agenda-list";
import { MonthHeading } from "@/components/schedule/month-heading";
import { SeriesLines } from "@/components/schedule/series-lines";
import { Link, LinkButton } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { datedItems } from "@/lib/agenda/agenda";
import { seriesLists, withSeats } from "@/lib/agenda/queries";
import { faceOf } from "@/lib/auth/face";
import { editToUndo } from "@/lib/edits/queries";
import { readFlash } from "@/lib/flash";
import { organizerOf, requireMember } from "@/lib/members/access";
import { regularOf } from "@/lib/regulars/outlook";
import { requestTime } from "@/lib/request";
import { answer } from "@/lib/rsvp/actions";
import { hasEnded, monthsFrom, monthToOpen, spanOfMonths } from "@/lib/schedule/next";
import { addMonths, localDateOf, parseLocalDate, startOfMonth, UTC } from "@/lib/time";
import { getTranslations } from "@/lib/words";

const MONTHS = 4;

type Props = {
  params: Promise<{ group: string; series: string }>;
  searchParams: Promise<{ month?: string | string[] }>;
};

/** All dates of a series, month by month, the past ones too. */
async function SeriesPage({ params, searchParams }: Props) {
  const { group, series } = await params;
  const member = await requireMember(group);
  const now = requestTime();
  const { month } = await searchParams;
  const thisMonth = startOfMonth(localDateOf(now, UTC));
  const asked = typeof month === "string" ? parseLocalDate(`${month}-01`) : null;
  const span = spanOfMonths(asked ?? thisMonth, MONTHS);
  // A date that was moved into the first month may be one of the month before.
  const since = addMonths(asked ?? thisMonth, -1);
  const lists = await seriesLists(member, series, asked ? span : { ...span, to: null }, since);
  const [schedule] = lists.schedules;
  if (!schedule) notFound();
  const first = asked ?? monthToOpen(schedule, thisMonth, now);
  const t = await getTranslations("schedule");
  const flash = await readFlash([
    ...(["in", "maybe", "out", "waiting", "seriesAdded", "planChanged", "paused", "ended"] as const),
    ...(["dateChanged", "dateCancelled", "dateRestored", "dateAdded"] as const),
    ...(["undone", "undoLate", "undoLater", "undoDecided", "undoGone"] as const),
    ...(["regular", "regularAlready", "regularNoMore", "notRegular", "alive"] as const),
  ]);
  const organizer = organizerOf(member);
  const undoable = organizer && (await editToUndo(organizer, series, now));
  const link = (months: number) => `/groups/${group}/${series}?month=${addMonths(first, months).slice(0, 7)}`;
  const ended = hasEnded(schedule.plans, now);
  const isRegular = regularOf(lists.said).has(series);
  const months = monthsFrom(schedule, first, MONTHS);
  const dates = months.flatMap((month) => month.dates);
  const { items } = await withSeats(lists, datedItems(dates, lists.said), now);
  return (
    <Shell viewer={faceOf(member.viewer)} accent={member.group.accent} flash={flash && <FlashNotice flash={flash} />}>
      <PageHeader above={<Above href={`/groups/${group}`} name={member.group.name} />} title={schedule.name}>
        {schedule.description ? (
          <p className="mb-2 whitespace-pre-line text-ink" dir="auto">
            {schedule.description}
          </p>
        ) : null}
        <SeriesLines schedules={[schedule]} zone={member.viewer.zone} now={now} linked={false} />
        {ended && !isRegular ? null : (
          <p className="mt-1">
            <RegularLink series={schedule} isRegular={isRegular} />
          </p>
        )}
      </PageHeader>
      {undoable ? <UndoNotice edit={undoable} series={schedule} /> : null}
      {organizer ? <SeriesActs series={schedule} hasEnded={ended} /> : null}
      {months.map(({ month, dates: within }) => (
        <section key={month} className="mb-8">
          <MonthHeading date={month} />
          {within.length > 0 ? (
            <AgendaList
              items={items.filter(({ meetup }) => within.some((one) => one.meetup === meetup))}
              from="schedule"
              zone={member.viewer.zone}
              now={now}
              action={answer}
            />
          ) : (
            <p className="text-ink-muted">{t("noneInMonth")}</p>
          )}
        </section>
      ))}
      <nav className="flex flex-wrap justify-between gap-3" aria-label={t("months")}>
        <LinkButton href={link(-MONTHS)} variant="secondary" size="small">
          {t("earlier")}
        </LinkButton>
        {asked === null || asked === thisMonth ? null : (
          <LinkButton href={`/groups/${group}/${series}`} variant="quiet" size="small">
            {t("today")}
          </LinkButton>
        )}
        <LinkButton href={link(MONTHS)} variant="secondary" size="small">
          {t("later")}
        </LinkButton>
      </nav>
      {organizer ? <AddDateLink href={`/groups/${group}/${series}/add`} /> : null}
      <HistoryLink href={`/groups/${group}/${series}/history`} />
    </Shell>
  );
}

async function AddDateLink({ href }: { href: string }) {
  const t = await getTranslations("edits.date.add");
  return (
    <p className="mt-8">
      <LinkButton href={href} variant="secondary" size="small">
        {t("link")}
      </LinkButton>
    </p>
  );
}

async function HistoryLink({ href }: { href: string }) {
  const t = await getTranslations("turnout.history");
  return (
    <p className="mt-8">
      <Link href={href} className="link tap">
        {t("link")}
      </Link>
    </p>
  );
}

export default foundOrNot(SeriesPage);
