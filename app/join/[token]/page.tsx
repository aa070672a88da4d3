import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getMessages } from "next-intl/server";
import type { ComponentProps } from "react";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { ClosedInvite } from "@/components/invites/closed-invite";
import { JoinCard } from "@/components/invites/join-card";
import { JoinForm } from "@/components/invites/join-form";
import { SeriesLines } from "@/components/schedule/series-lines";
import { viewer } from "@/lib/auth/access";
import { type Face, faceOf } from "@/lib/auth/face";
import { readKnownCookies } from "@/lib/cookies";
import { closedFounding } from "@/lib/groups/access";
import { openInvite } from "@/lib/invites/access";
import { invitation } from "@/lib/invites/queries";
import { memberBy } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { datesToShow, hasEnded, nextDate } from "@/lib/schedule/next";
import { answerWith } from "@/lib/status";
import { randomToken } from "@/lib/token";
import { getTranslations } from "@/lib/words";
import { unfurl } from "./unfurl";

const SHOWN_DATES = { all: 3, ofEach: 3 };

/** A link that admits nobody (any more) says nothing about its group, in a chat neither. */
export async function generateMetadata({ params }: { params: Promise<{ token: string }> }): Promise<Metadata> {
  const { token } = await params;
  const now = requestTime();
  const [asking, opened] = await Promise.all([viewer(), openInvite(token, now)]);
  const t = await getTranslations("invites.closed");
  if (!opened.ok) return { title: t(`${opened.reason}.title`) };
  const invited = await invitation(opened.invitee, asking, now);
  return invited.membership === "barred" ? { title: t("barred.title") } : unfurl(token, invited, now);
}

async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const now = requestTime();
  const [asking, opened] = await Promise.all([viewer(), openInvite(token, now)]);
  const face = asking && faceOf(asking);
  if (!opened.invitee) notFound();
  if (!opened.ok) {
    // Their own group's old link in a chat takes members there all the same.
    const { groupId } = opened.invitee;
    if (await memberBy(await readKnownCookies(), groupId, now)) redirect(`/groups/${groupId}`);
    answerWith(410);
    return <ClosedPage viewer={face} reason={opened.reason} />;
  }
  const { invitee } = opened;
  const invited = await invitation(invitee, asking, now);
  if (invited.membership === "barred") {
    answerWith(403);
    return <ClosedPage viewer={face} reason="barred" />;
  }
  if (invited.membership === "member") {
    const next = nextDate(invited.schedules, now);
    redirect(`/groups/${invitee.groupId}${next ? `/${next.seriesId}/${next.date}` : ""}`);
  }
  const t = await getTranslations("invites");
  const { invites, ui } = await getMessages();
  const dates = datesToShow(invited.schedules, now, SHOWN_DATES);
  return (
    <Shell viewer={face} width="narrow" accent={invited.accent}>
      <JoinCard
        inviter={invited.inviterName}
        group={{ name: invited.groupName, kind: invited.kind, description: invited.description }}
        people={invited.memberCount}
        cadence={
          <SeriesLines
            schedules={invited.schedules.filter(({ plans }) => !hasEnded(plans, now))}
            zone={asking?.zone ?? null}
            now={now}
            linked={false}
          />
        }
        next={dates.map(({ schedule, meetup }) => ({
          key: `${schedule.seriesId}/${meetup.date}`,
          series: schedule.name,
          cancelled: meetup.state === "cancelled",
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

function ClosedPage({
  viewer: face,
  reason,
}: Pick<ComponentProps<typeof ClosedInvite>, "reason"> & { viewer: Face | null }) {
  const mayFound = face ? face.mayFound : closedFounding(null) === null;
  return (
    <Shell viewer={face} width="narrow">
      <ClosedInvite reason={reason} mayFound={mayFound} />
    </Shell>
  );
}

function UnknownInvitePage() {
  return <ClosedPage viewer={null} reason="unknown" />;
}

export default foundOrNot(JoinPage, UnknownInvitePage);
