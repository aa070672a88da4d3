import { AnswerControl } from "@/components/rsvp/answer-control";
import { roomInWords } from "@/components/rsvp/room-in-words";
import type { AnswerAction } from "@/components/rsvp/types";
import { MeetupList, MeetupRow } from "@/components/schedule/meetup-row";
import type { AgendaItem } from "@/lib/agenda/agenda";
import type { Seats } from "@/lib/agenda/seats";
import { whyClosed } from "@/lib/rsvp/answers";
import { mostToBring } from "@/lib/rsvp/party";
import { aheadOfMe } from "@/lib/rsvp/room";
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
  const { groupId, groupName, seriesId, seriesName, meetup, mine, seats } = item;
  const closed = whyClosed(meetup, now);
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
      summary={seats && meetup.endsAt > now ? <SeatsLine seats={seats} /> : null}
    >
      {closed && !mine ? null : (
        <AnswerControl
          compact
          action={action}
          fields={{ group: groupId, series: seriesId, date: meetup.date, from }}
          answer={mine?.answer ?? null}
          note={mine?.note ?? null}
          brings={mine?.brings ?? 0}
          how={mine?.how ?? null}
          place={seats?.place?.state === "waiting" ? seats.place.ahead + 1 : null}
          most={mostToBring(meetup, mine?.brings ?? null)}
          ahead={seats && mine?.answer !== "in" ? aheadOfMe(seats.room) : null}
          closed={closed}
        />
      )}
    </MeetupRow>
  );
}

/** "5 going · 3 seats free". */
function SeatsLine({ seats }: { seats: Seats }) {
  const t = useTranslations("rsvp");
  const going = seats.going > 0 ? t("summary.in", { count: seats.going }) : null;
  return [going, roomInWords(useTranslations("rsvp.on"), seats.room)].filter((words) => words !== null).join(" · ");
}
