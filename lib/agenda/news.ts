import type { Reason } from "@/lib/notices/notice";
import { type StoredNotice, shownNotices } from "@/lib/notices/shown";
import { type Meetup, meetupOn } from "@/lib/schedule/meetups";
import type { Schedule } from "@/lib/schedule/next";
import { dateOf, type LocalDate } from "@/lib/time";
import type { Said } from "./agenda";
import { type Seats, seatsOn, type Voices } from "./seats";

/** What somebody is told of their seat on a date. */
export type News = {
  id: string;
  groupId: string;
  seriesId: string;
  seriesName: string;
  /** Its identity, and the day on which it is held. */
  date: LocalDate;
  day: LocalDate;
  reason: Reason;
  /** How many wait before them, where they wait. */
  ahead: number;
};

/** A notice with the date that it is about. */
export type Noticed = StoredNotice & {
  groupId: string;
  memberId: string;
  seriesName: string;
  meetup: Meetup;
};

/** Notices with their dates, in the order of these; of dates that are none any more nothing is left. */
export function noticed(
  notices: readonly StoredNotice[],
  schedules: readonly Schedule[],
  said: readonly Pick<Said, "groupId" | "memberId">[],
): Noticed[] {
  const found = notices.flatMap((notice) => {
    const schedule = schedules.find(({ seriesId }) => seriesId === notice.seriesId);
    const place = said.find(({ groupId }) => groupId === schedule?.groupId);
    const meetup = schedule && meetupOn(schedule.plans, schedule.rows, notice.date);
    if (!place || !meetup) return [];
    return [{ ...notice, groupId: place.groupId, memberId: place.memberId, seriesName: schedule.name, meetup }];
  });
  return found.sort((a, b) => +a.meetup.startsAt - +b.meetup.startsAt);
}

/** What of it is news now. */
export function newsOf(notices: readonly Noticed[], voices: Voices, now: Date): News[] {
  return newsBy(notices, (notice) => seatsOn(voices, notice)?.place ?? null, now);
}

/** The same where one's place on each date is known. */
export function newsBy(notices: readonly Noticed[], placeOf: (notice: Noticed) => Seats["place"], now: Date): News[] {
  const nowOf = (notice: Noticed) => {
    const { startsAt, state } = notice.meetup;
    return { startsAt, state, stand: placeOf(notice)?.state ?? null };
  };
  return shownNotices(notices, nowOf, now).map((notice) => {
    const { id, groupId, seriesId, seriesName, date, reason } = notice;
    const place = placeOf(notice);
    const ahead = place?.state === "waiting" ? place.ahead : 0;
    return { id, groupId, seriesId, seriesName, date, day: dateOf(notice.meetup.local), reason, ahead };
  });
}
