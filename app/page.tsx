import { FlashNotice } from "@/components/app/flash-notice";
import { Landing } from "@/components/app/landing";
import { Shell } from "@/components/app/shell";
import { PersonalLinkCard } from "@/components/auth/personal-link-card";
import { NewsList } from "@/components/notices/news-list";
import { AskBringAlong } from "@/components/people/ask-bring-along";
import { AwayLink, AwayNotice } from "@/components/regulars/away-notice";
import { AgendaList } from "@/components/rsvp/agenda-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Link, LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { agenda, agendaItems } from "@/lib/agenda/agenda";
import { viewerLists, withSeats } from "@/lib/agenda/queries";
import { beside, type Viewer, viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { ownPersonalLink } from "@/lib/auth/queries";
import { isPutOff } from "@/lib/cookies";
import { readFlash } from "@/lib/flash";
import { closedFounding } from "@/lib/groups/access";
import { dismiss } from "@/lib/notices/actions";
import { todayOf } from "@/lib/regulars/queries";
import { awayUntil } from "@/lib/regulars/stretch";
import { requestTime } from "@/lib/request";
import { answer } from "@/lib/rsvp/actions";
import { addDays, fromDateColumn } from "@/lib/time";
import { getTranslations } from "@/lib/words";

const COMING = { all: 12, ofEach: 3 };

export default async function HomePage() {
  const asking = await viewer();
  const flash = await readFlash([
    ...(["opened", "signedOut", "leftGroup", "operator", "groupRestored", "in", "maybe", "out", "waiting"] as const),
    ...(["broughtAlong", "broughtLater", "guestForgotten", "nothingToBring"] as const),
  ]);
  return (
    <Shell viewer={asking && faceOf(asking)} flash={flash && <FlashNotice flash={flash} />}>
      {asking ? (
        <Home asking={asking} isFirst={flash?.outcome === "operator"} />
      ) : (
        <Landing mayFound={!closedFounding(null)} />
      )}
    </Shell>
  );
}

/** @param props.isFirst who has just become the one who runs the instance: their link is its only key. */
async function Home({ asking, isFirst }: { asking: Viewer; isFirst: boolean }) {
  const now = requestTime();
  const t = await getTranslations("home");
  const lists = await viewerLists(asking, { from: now, to: null }, addDays(fromDateColumn(now), -3));
  const { schedules, said } = lists;
  const mineToday = todayOf(asking, now);
  const away = awayUntil(
    said.flatMap(({ aways }) => [...aways.values()].flat()),
    mineToday,
  );
  const closed = said.length === 0 && closedFounding(asking);
  const { items, news } = await withSeats(lists, agendaItems(schedules, said, now, COMING), now);
  const { owed, settled } = agenda(items, now);
  const guest = await beside();
  const personal = isFirst ? ownPersonalLink(asking) : null;
  const asks = guest !== null && !(await isPutOff(guest.userId));
  const list = { from: "home", zone: asking.zone, now, action: answer } as const;
  return (
    <>
      {asks ? <AskBringAlong name={guest.name} className="mb-6" /> : null}
      <NewsList news={news} from="home" reader={{ zone: asking.zone, now }} dismiss={dismiss} />
      <PageHeader title={t("title")} />
      {away ? <AwayNotice until={away} today={mineToday} /> : null}
      {asking.name === null && !asks ? (
        <Notice tone="neutral" title={t("nameless.title")} className="mb-6">
          <LinkButton href="/me" variant="quiet" size="small">
            {t("nameless.link")}
          </LinkButton>
        </Notice>
      ) : null}
      {personal ? (
        <div className="mb-6">
          <PersonalLinkCard url={personal} />
        </div>
      ) : null}
      {said.length === 0 && guest ? (
        <p className="wrap-anywhere text-ink-muted">
          {t("empty.beside", { name: guest.name })}{" "}
          {asks ? null : (
            <Link href="/bring-along" className="link tap">
              {t("empty.bring")}
            </Link>
          )}
        </p>
      ) : said.length === 0 ? (
        <EmptyState
          icon="sparkles"
          title={t("empty.title")}
          action={closed ? null : <LinkButton href="/groups/new">{t("empty.found")}</LinkButton>}
        >
          {t(closed ? `empty.closed.${closed}` : "empty.text")}
        </EmptyState>
      ) : (
        <>
          {owed.length > 0 ? (
            <Section id="owed" title={t("owed", { count: owed.length })}>
              <AgendaList items={owed} {...list} />
            </Section>
          ) : null}
          <Section id="next" title={t("next")}>
            {settled.length > 0 ? (
              <AgendaList items={settled} {...list} />
            ) : (
              <p className="text-ink-muted">{owed.length > 0 ? t("allOwed") : t("noDates")}</p>
            )}
          </Section>
          <Section id="groups" title={t("groups")}>
            <ul className="flex flex-wrap gap-2.5">
              {said.map((place) => (
                <li key={place.groupId} className="max-w-full wrap-anywhere">
                  <LinkButton href={`/groups/${place.groupId}`} variant="secondary" size="small">
                    <bdi>{place.groupName}</bdi>
                  </LinkButton>
                </li>
              ))}
            </ul>
          </Section>
          {away ? null : <AwayLink />}
        </>
      )}
    </>
  );
}
