import type { ShownReason } from "@/lib/notices/notice";
import { type Aspect, aspectsOf, type Stand, type StoredNotice, shownNotices } from "@/lib/notices/shown";
import type { Answer } from "@/lib/rsvp/answers";
import type { Place } from "@/lib/rsvp/attendance";
import { effectiveOn } from "@/lib/rsvp/seats";
import { type Meetup, meetupOn } from "@/lib/schedule/meetups";
import { isCalledOff } from "@/lib/schedule/minimum";
import type { Schedule } from "@/lib/schedule/next";
import type { LocalDate, Zone } from "@/lib/time";
import type { Said } from "./agenda";
import { seatsOn, type Voices } from "./seats";

/** When something was or is: from one instant to another, on the clock of a zone. */
export type Span = { startsAt: Date; endsAt: Date; zone: Zone };

/** What somebody is told in the interface: of one date, or of a series of which no date is left there. */
export type News = {
  id: string;
  groupId: string;
  seriesId: string;
  seriesName: string;
  reason: ShownReason;
  /** The series' turn at which it came about. */
  revision: number;
  /** Its identity. */
  date: LocalDate;
  /** Whether that is a date still: else it has no page. */
  isDate: boolean;
  /** As it is; as it was where it is none any more. */
  when: Span;
  /** As its reader knew it. Null: as it is. */
  was: (Span & { place: string | null }) | null;
  /** What of it is another since. */
  aspects: Aspect[];
  place: string | null;
  name: string | null;
  /** Why it is cancelled, in an organizer's words. */
  why: string | null;
  /** Whether what was decided of it was decided by its minimum, and not by an organizer. */
  byRule: boolean;
  stand: Stand;
  /** How many wait before them, where they wait. */
  ahead: number;
};

/** A notice with the date that it is about, which may be none any more. */
export type Noticed = StoredNotice & {
  groupId: string;
  memberId: string;
  seriesName: string;
  meetup: Meetup | null;
};

/** Notices with their dates, in the order of these. */
export function noticed(
  notices: readonly StoredNotice[],
  schedules: readonly Schedule[],
  said: readonly Pick<Said, "groupId" | "memberId">[],
): Noticed[] {
  const found = notices.flatMap((notice) => {
    const schedule = schedules.find(({ seriesId }) => seriesId === notice.seriesId);
    const place = said.find(({ groupId }) => groupId === schedule?.groupId);
    if (!place || !schedule) return [];
    const meetup = meetupOn(schedule.plans, schedule.rows, notice.date);
    return [{ ...notice, groupId: place.groupId, memberId: place.memberId, seriesName: schedule.name, meetup }];
  });
  const start = ({ meetup, was }: Noticed) => meetup?.startsAt.getTime() ?? (was ? Date.parse(was.startsAt) : 0);
  return found.sort((a, b) => start(a) - start(b));
}

/** Where somebody stands with a date: their place in the line, else what they said. */
export type Standing = { place: Place; answer: Answer | null };

/** What of it is news now. */
export function newsOf(notices: readonly Noticed[], voices: Voices, now: Date): News[] {
  const standingOf = ({ seriesId, memberId, meetup }: Noticed): Standing => {
    if (!meetup) return { place: null, answer: null };
    const people = effectiveOn(voices.get(seriesId) ?? [], meetup);
    const answer = people.find((one) => one.memberId === memberId)?.effective?.answer ?? null;
    return { place: seatsOn(voices, { seriesId, memberId, meetup })?.place ?? null, answer };
  };
  return newsBy(notices, standingOf, now);
}

/** The same where one's place on each date is known. */
export function newsBy(notices: readonly Noticed[], standingOf: (notice: Noticed) => Standing, now: Date): News[] {
  const nowOf = (notice: Noticed) => {
    const { meetup } = notice;
    if (!meetup) return null;
    const verdict = meetup.state === "on" || isCalledOff(meetup) ? (meetup.decision?.verdict ?? null) : null;
    return { ...meetup, verdict, stand: standOf(standingOf(notice)) };
  };
  return shownNotices(notices, nowOf, now).flatMap((notice) => {
    const when = notice.meetup ?? spanOf(notice.was);
    return when ? [newsFrom(notice, when, standingOf(notice))] : [];
  });
}

/** News of one kind that one change brought of several dates is one, at the place of its first. */
export function newsGroups(news: readonly News[]): [News, ...News[]][] {
  const groups = new Map<string, [News, ...News[]]>();
  for (const one of news) {
    const key = `${one.seriesId} ${one.reason} ${one.revision}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function newsFrom(notice: Noticed, when: Span, standing: Standing): News {
  const { id, groupId, seriesId, seriesName, date, reason, revision, meetup, was } = notice;
  const { startsAt, endsAt, zone } = when;
  const known = spanOf(was);
  const aspects = was && meetup ? aspectsOf(was, meetup) : [];
  return {
    ...{ id, groupId, seriesId, seriesName, date, reason, revision },
    ...{ isDate: meetup !== null, when: { startsAt, endsAt, zone } },
    ...{ was: known && was && { ...known, place: was.place }, aspects, place: meetup?.place ?? null },
    ...{ name: meetup?.name ?? null, why: meetup?.state === "cancelled" ? meetup.cancelReason : null },
    byRule: meetup?.decision?.byId === null,
    ...{ stand: standOf(standing), ahead: standing.place?.state === "waiting" ? standing.place.ahead : 0 },
  };
}

function standOf({ place, answer }: Standing): Stand {
  return place?.state ?? (answer === "in" ? "going" : answer);
}

function spanOf(was: StoredNotice["was"]): Span | null {
  return was && { startsAt: new Date(was.startsAt), endsAt: new Date(was.endsAt), zone: was.zone };
}
