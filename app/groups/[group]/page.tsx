import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Later } from "@/components/app/later";
import { Shell } from "@/components/app/shell";
import { GroupHeader } from "@/components/groups/group-header";
import { InviteLink } from "@/components/invites/invite-link";
import { Live } from "@/components/live/live";
import { PeopleList } from "@/components/members/people-list";
import { PeopleLoading } from "@/components/members/people-loading";
import { NewsList } from "@/components/notices/news-list";
import { AgendaList } from "@/components/rsvp/agenda-list";
import { PastList } from "@/components/schedule/past-list";
import { SeriesLines } from "@/components/schedule/series-lines";
import { Columns } from "@/components/ui/columns";
import { EmptyState } from "@/components/ui/empty-state";
import { Link, LinkButton } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { groupLists } from "@/lib/agenda/queries";
import { faceOf } from "@/lib/auth/face";
import { readFlash } from "@/lib/flash";
import { inviteLink } from "@/lib/invites/queries";
import { drawnFrom } from "@/lib/live/view";
import { type Member, organizerOf, requireMember } from "@/lib/members/access";
import { firstMembers } from "@/lib/members/queries";
import { dismiss } from "@/lib/notices/actions";
import { regularOf } from "@/lib/regulars/outlook";
import { requestTime } from "@/lib/request";
import { answer } from "@/lib/rsvp/actions";
import { pastDates } from "@/lib/schedule/next";
import { addDays, fromDateColumn } from "@/lib/time";
import { getTranslations } from "@/lib/words";
import { comingOf } from "./coming";
import { NextForChat } from "./next-for-chat";

const PAST = 5;
const PAST_DAYS = 100;
// A list of all is on a page of its own.
const NAMED = 40;

async function GroupPage({ params }: { params: Promise<{ group: string }> }) {
  const member = await requireMember((await params).group);
  const now = requestTime();
  const since = new Date(now.getTime() - PAST_DAYS * 86_400_000);
  const lists = await groupLists(member, { from: since, to: null }, addDays(fromDateColumn(now), -3));
  const { schedules, said } = lists;
  const t = await getTranslations("groups");
  const flash = await readFlash([
    ...(["in", "maybe", "out", "waiting", "joined", "alreadyMember"] as const),
    ...(["membersMerged", "groupRestored"] as const),
  ]);
  const { items: coming, news, view } = await comingOf(lists, now);
  const live = `/api/live/${member.groupId}`;
  const past = pastDates(schedules, since, now, PAST);
  return (
    <Shell viewer={faceOf(member.viewer)} accent={member.group.accent} flash={flash && <FlashNotice flash={flash} />}>
      <NewsList news={news} from="group" reader={{ zone: member.viewer.zone, now }} dismiss={dismiss} />
      <GroupHeader
        name={member.group.name}
        kind={member.group.kind}
        description={member.group.description}
        actions={organizerOf(member) ? <SettingsLink groupId={member.groupId} /> : null}
      >
        <SeriesLines schedules={schedules} zone={member.viewer.zone} now={now} regularOf={regularOf(said)} />
      </GroupHeader>
      <Columns
        lead={
          <Section id="next" title={t("next")} aside={<CalendarLink groupId={member.groupId} />}>
            <Live shown={drawnFrom(view)} stream={live} from={`${live}/dates`}>
              {coming.length > 0 ? (
                <AgendaList items={coming} from="group" zone={member.viewer.zone} now={now} action={answer} />
              ) : (
                <EmptyState title={t("noDates.title")}>{t("noDates.text")}</EmptyState>
              )}
            </Live>
            {organizerOf(member) ? <NextForChat items={coming} now={now} /> : null}
          </Section>
        }
        side={
          <Later fallback={<PeopleLoading />}>
            <People member={member} />
          </Later>
        }
        rest={
          past.length > 0 ? (
            <Section id="past" title={t("past")}>
              <PastList dates={past} zone={member.viewer.zone} now={now} />
            </Section>
          ) : null
        }
      />
      <p className="mt-12 text-sm">
        <Link href={`/groups/${member.groupId}/leave`} className="tap text-ink-muted underline">
          {t("leave")}
        </Link>
      </p>
    </Shell>
  );
}

async function CalendarLink({ groupId }: { groupId: string }) {
  const t = await getTranslations("calendar.group");
  return (
    <Link href={`/groups/${groupId}/calendar`} className="link tap">
      {t("link")}
    </Link>
  );
}

async function SettingsLink({ groupId }: { groupId: string }) {
  const t = await getTranslations("groups");
  return (
    <LinkButton href={`/groups/${groupId}/settings`} variant="secondary" size="small">
      {t("settings.link")}
    </LinkButton>
  );
}

async function People({ member }: { member: Member }) {
  const organizer = organizerOf(member);
  const [{ count, first }, invite, t] = await Promise.all([
    firstMembers(member, NAMED),
    organizer && inviteLink(organizer, requestTime()),
    getTranslations("groups"),
  ]);
  return (
    <>
      <Section
        id="people"
        title={t("members")}
        aside={
          <Link href={`/groups/${member.groupId}/people`} className="link tap">
            {t("people", { count })}
          </Link>
        }
      >
        <PeopleList members={first} me={member.memberId} groupId={member.groupId} detailed={organizer !== null} />
      </Section>
      {organizer ? (
        <div className="mt-9">
          <InviteLink url={invite} group={member.group.name} all={`/groups/${member.groupId}/invites`} />
        </div>
      ) : null}
    </>
  );
}

export default foundOrNot(GroupPage);
