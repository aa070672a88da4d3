import { redirect } from "next/navigation";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { FormerDate } from "@/components/rsvp/former-date";
import { seriesLists } from "@/lib/agenda/queries";
import { faceOf } from "@/lib/auth/face";
import type { Member } from "@/lib/members/access";
import type { FormerDate as Found } from "@/lib/rsvp/queries";
import { planOf } from "@/lib/schedule/meetups";
import { nextDate } from "@/lib/schedule/next";
import { answerWith } from "@/lib/status";
import { localDateOf, UTC } from "@/lib/time";
import { FormerComments } from "./comments";

/** The page of a date that is none any more: it leads to the one that took over its answers, or tells why there is none. */
export async function FormerDatePage({ member, found, now }: { member: Member; found: Found; now: Date }) {
  const { schedule, row, said } = found;
  const series = `/groups/${member.groupId}/${schedule.seriesId}`;
  if (row.state === "carried" && row.carriedTo) redirect(`${series}/${row.carriedTo}`);
  const zone = planOf(schedule.plans, row.date)?.zone ?? UTC;
  const ahead = await seriesLists(member, schedule.seriesId, { from: now, to: null }, row.date);
  const next = nextDate(ahead.schedules, now);
  answerWith(410);
  return (
    <Shell viewer={faceOf(member.viewer)} width="narrow" accent={member.group.accent}>
      <FormerDate
        above={<Above href={`/groups/${member.groupId}`} name={member.group.name} />}
        series={schedule.name}
        date={row.date}
        today={localDateOf(now, zone)}
        why={row.state === "takenOut" ? "takenOut" : (row.retiredBy ?? "planChanged")}
        said={said}
        next={next ? `${series}/${next.date}` : null}
        all={series}
      />
      <FormerComments member={member} seriesId={schedule.seriesId} date={row.date} zone={zone} now={now} />
    </Shell>
  );
}
