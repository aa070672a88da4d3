import { dateIn, sameClock } from "@/lib/format";
import { isOfDate, type Reason, type Was } from "@/lib/notices/notice";
import type { Meetup } from "@/lib/schedule/meetups";
import { isCalledOff } from "@/lib/schedule/minimum";
import type { About } from "./about";
import type { Told } from "./told";

/** What there is to say of a date: the words of each stand in `letters.news`. */
export type News =
  | Exclude<Reason, "confirmed" | "changed">
  | "in"
  | "waiting"
  | "undecided"
  | "moved"
  | "time"
  | "place"
  | "timeAndPlace"
  | "changed"
  | "gone";

type Place = { place: string | null; link: string | null };

/** Whether a date is at another place, or behind another link, than its reader knew. */
function isElsewhere(was: Place, now: Place): boolean {
  return was.place !== now.place || was.link !== now.link;
}

/** Whether a date begins or ends at another time than its reader knew, or its clock is another place's. */
export function isAtAnotherTime(was: Was, now: Pick<Meetup, "startsAt" | "endsAt" | "zone">): boolean {
  if (+new Date(was.startsAt) !== +now.startsAt || +new Date(was.endsAt) !== +now.endsAt) return true;
  return !sameClock(now.startsAt, was.zone, now.zone);
}

/** All there is to say of one date, the weightiest first. Of one that does not take place nothing else is true. */
export function newsOf({ told, first, was }: About): News[] {
  return [...new Set(told.map(({ reason }) => oneNews(reason, first.item, was)))];
}

function oneNews(reason: Reason, item: Told["item"], was: Was | null): News {
  if (!isOfDate(reason)) return reason;
  if (!item) return "gone";
  if (item.meetup.state === "cancelled") return isCalledOff(item.meetup) ? "calledOff" : "cancelled";
  const stand = item.seats?.place?.state ?? (item.mine?.answer === "in" ? "going" : null);
  switch (reason) {
    case "confirmed":
      return stand === "waiting" ? "waiting" : "in";
    case "reminder":
      if (stand === "waiting") return "waiting";
      return item.mine?.answer === "maybe" ? "undecided" : "reminder";
    case "changed":
    case "cancelled":
    case "calledOff":
      return was ? changeOf(was, item.meetup) : "changed";
    default:
      return reason;
  }
}

function changeOf(was: Was, meetup: Meetup): News {
  const [time, place] = [isAtAnotherTime(was, meetup), isElsewhere(was, meetup)];
  if (time && place) return "timeAndPlace";
  if (place) return "place";
  if (!time) return "changed";
  const day = dateIn(new Date(was.startsAt), was.zone);
  return day === dateIn(meetup.startsAt, meetup.zone) ? "time" : "moved";
}
