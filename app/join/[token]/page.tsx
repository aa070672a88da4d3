import { notFound, redirect } from "next/navigation";
import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { ClosedInvite } from "@/components/invites/closed-invite";
import { JoinCard } from "@/components/invites/join-card";
import { JoinForm } from "@/components/invites/join-form";
import { SeriesLines } from "@/components/schedule/series-lines";
import { viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { openInvite } from "@/lib/invites/access";
import { invitation } from "@/lib/invites/queries";
import { requestTime } from "@/lib/request";
import { comingDates, hasEnded, nextDate } from "@/lib/schedule/next";
import { answerWith } from "@/lib/status";
import { randomToken } from "@/lib/token";
import { getTranslations } from "@/lib/words";

const SHOWN_DATES = { all: 3, ofEach: 3 };

async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const now = requestTime();
  const [asking, opened] = await Promise.all([viewer(), openInvite(token, now)]);
  const face = asking && faceOf(asking);
  if (!opened.ok) {
    if (opened.reason === "unknown") notFound();
    answerWith(410);
    return (
      <Shell viewer={face} width="narrow">
        <ClosedInvite reason={opened.reason} />
      </Shell>
    );
  }
  const { invitee } = opened;
  const invited = await invitation(invitee, asking, now);
  if (invited.alreadyMember) {
    const next = nextDate(invited.schedules, now);
    redirect(`/groups/${invitee.groupId}${next ? `/${next.seriesId}/${next.date}` : ""}`);
  }
  const t = await getTranslations("invites");
  const { invites, ui } = await getMessages();
  const dates = comingDates(invited.schedules, now, SHOWN_DATES);
  return (
    <Shell viewer={face} width="narrow" accent={invited.accent}>
      <JoinCard
        inviter={invited.inviterName}
        group={{ name: invited.groupName, kind: invited.kind, description: invited.description }}
        people={invited.memberCount}
        cadence={
          <SeriesLines
            schedules={invited.schedules.filter(({ plans }) => !hasEnded(plans, now))}
            now={now}
            linked={false}
          />
        }
        next={dates.map(({ schedule, meetup }) => ({
          key: `${schedule.seriesId}/${meetup.date}`,
          series: schedule.name,
          start: meetup.startsAt,
          end: meetup.endsAt,
          zone: meetup.zone,
          viewerZone: asking?.zone ?? null,
          now,
        }))}
      >
        <JoinForm
          token={token}
          pageKey={randomToken()}
          asksName={!asking?.name}
          words={{
            ...invites.form,
            join: asking?.name ? t("form.joinAs", { name: asking.name }) : t("form.join"),
            errors: ui.errors,
          }}
        />
      </JoinCard>
    </Shell>
  );
}

function UnknownInvitePage() {
  return (
    <Shell viewer={null} width="narrow">
      <ClosedInvite reason="unknown" />
    </Shell>
  );
}

export default foundOrNot(JoinPage, UnknownInvitePage);
