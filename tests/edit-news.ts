/** What random edits bring news of: held against their previews, and against the news of taking them back. */
import { expect } from "vitest";
import type { Dates, Outcome } from "@/lib/edits/dates";
import { type DateNews, newsOfDates } from "@/lib/edits/news";
import type { Preview } from "@/lib/edits/preview";
import { effectiveOn, type Voice } from "@/lib/rsvp/seats";
import { meetupOn, touchedMeetup } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";

export const people = ["Ada", "Bo", "Cem", "Dana"];

/** What everybody said as it is stored; one of them is a regular. */
export function voicesOf(dates: Dates): Voice[] {
  return people.map((memberId, index) => ({
    ...{ memberId, joinedAt: new Date(0), leftAt: null, aways: [] },
    own: new Map(
      dates.rows.flatMap(({ date: of, answers }) =>
        answers
          .filter((said) => said.memberId === memberId)
          .map(({ answer, ticket, brings }) => [of, { answer, ticket, brings, note: null }] as const),
      ),
    ),
    standing: index === 0 ? [{ ticket: 0, from: new Date(0), until: null }] : [],
  }));
}

/** What leads from some dates to others tells. */
export function newsOf(dates: Dates, after: Dates, { carried }: Outcome, undone: boolean, now: Date): DateNews[] {
  const [was, is] = [dates, after].map((one) => ({ ...one, voices: voicesOf(one) }));
  if (!was || !is) throw new Error("nothing to compare");
  return newsOfDates(was, is, { carried, undone }, now);
}

/** Each once, those asked again whom the preview names, and of the rest nobody who is out before and after. */
export function checkNews(dates: Dates, after: Dates, { asked }: Preview, outcome: Outcome, now: Date): void {
  const news = newsOf(dates, after, outcome, false, now);
  expect(new Set(news.map(({ memberId, date: of }) => `${memberId} ${of}`)).size).toBe(news.length);
  const askedAgain = news.filter(({ reason }) => reason === "askedAgain");
  expect([...new Set(askedAgain.map(({ memberId }) => memberId))].sort()).toEqual([...asked].sort());
  const [said, says] = [saidTo(dates), saidTo(after)];
  for (const { memberId, date: of, reason, was } of news) {
    expect(Date.parse(was.startsAt)).toBeGreaterThan(now.getTime());
    if (reason === "askedAgain") continue;
    const answers = [said(was.date, memberId), says(of, memberId)];
    expect(answers.some((answer) => answer === "in" || answer === "maybe")).toBe(true);
  }
}

/** What counts for a member on a date. */
function saidTo(dates: Dates) {
  const voices = voicesOf(dates);
  return (of: LocalDate, memberId: string) => {
    const row = dates.rows.find((one) => one.date === of);
    const meetup = row ? touchedMeetup(dates.plans, row) : meetupOn(dates.plans, [], of);
    const theirs = voices.filter((voice) => voice.memberId === memberId);
    return meetup && (effectiveOn(theirs, meetup)[0]?.effective?.answer ?? null);
  };
}

/** What is told of an edit taken back at once leads from where the edit led back to where it came from. */
export function checkOpposite(edit: readonly DateNews[], back: readonly DateNews[]): void {
  const ways = edit.map(({ memberId, was, date: of }) => `${memberId} ${was.date} ${of}`);
  expect(back.map(({ memberId, was, date: of }) => `${memberId} ${of} ${was.date}`).sort()).toEqual(ways.sort());
  for (const { memberId, date: of, startsAt, was, reason } of edit) {
    const way = back.find((one) => one.memberId === memberId && one.was.date === of && one.date === was.date);
    if (reason === "cancelled") expect(["cancelled", null]).toContain(way?.was.state);
    else expect([way?.was.startsAt, way?.was.state]).toEqual([startsAt.toISOString(), "on"]);
    if (was.state === "on") expect(way?.startsAt.toISOString()).toBe(was.startsAt);
  }
}
