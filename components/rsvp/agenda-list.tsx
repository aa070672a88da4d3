import { LiveBadges, LiveSummary } from "@/components/live/live";
import { AnswerControl } from "@/components/rsvp/answer-control";
import { rowShown } from "@/components/rsvp/shown";
import type { AnswerAction } from "@/components/rsvp/types";
import { MeetupList, MeetupRow } from "@/components/schedule/meetup-row";
import type { AgendaItem } from "@/lib/agenda/agenda";
import { useTranslations } from "@/lib/words";

type Place = {
  /** The list's page, to return to after answering. */
  from: "home" | "group" | "schedule";
  /** The reader's; null where it is not known. */
  zone: string | null;
  now: Date;
  action: AnswerAction;
};

/** Dates below each other, each with my answer. */
export function AgendaList({ items, ...place }: Place & { items: readonly AgendaItem[] }) {
  return (
    <MeetupList>
      {items.map((item) => (
        <AgendaRow key={`${item.seriesId}/${item.meetup.date}`} item={item} {...place} />
      ))}
    </MeetupList>
  );
}

function AgendaRow({ item, from, zone, now, action }: Place & { item: AgendaItem }) {
  const { groupId, groupName, seriesId, seriesName, meetup, mine } = item;
  const { answer, summary, badges } = rowShown(useTranslations("rsvp"), item, now);
  return (
    <MeetupRow
      href={`/groups/${groupId}/${seriesId}/${meetup.date}`}
      series={seriesName}
      group={from === "home" ? groupName : null}
      name={meetup.name}
      place={item.place}
      start={meetup.startsAt}
      end={meetup.endsAt}
      zone={meetup.zone}
      viewerZone={zone}
      now={now}
      cancelled={meetup.state === "cancelled"}
      badges={<LiveBadges of={`${seriesId}/${meetup.date}`} badges={badges} />}
      summary={<LiveSummary of={`${seriesId}/${meetup.date}`} summary={summary} />}
    >
      {answer.closed && !mine ? null : (
        <AnswerControl
          compact
          action={action}
          fields={{ group: groupId, series: seriesId, date: meetup.date, from }}
          shown={answer}
        />
      )}
    </MeetupRow>
  );
}
