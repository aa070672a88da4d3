import { MeetupList, MeetupRow } from "@/components/schedule/meetup-row";
import type { Dated } from "@/lib/schedule/next";
import { unusualPlace } from "@/lib/schedule/usual";

/** Dates that are over. */
export function PastList({ dates, zone, now }: { dates: readonly Dated[]; zone: string | null; now: Date }) {
  return (
    <MeetupList>
      {dates.map(({ schedule, meetup }) => (
        <MeetupRow
          key={`${schedule.seriesId}/${meetup.date}`}
          href={`/groups/${schedule.groupId}/${schedule.seriesId}/${meetup.date}`}
          series={schedule.name}
          name={meetup.name}
          place={unusualPlace(schedule.plans, meetup)}
          start={meetup.startsAt}
          end={meetup.endsAt}
          zone={meetup.zone}
          viewerZone={zone}
          now={now}
          cancelled={meetup.state === "cancelled"}
        />
      ))}
    </MeetupList>
  );
}
