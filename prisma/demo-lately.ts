import { groupLists } from "@/lib/agenda/queries";
import { writeComment } from "@/lib/comments/commands";
import type { Change } from "@/lib/edits/change";
import { editSeries } from "@/lib/edits/commands";
import { previewEdit } from "@/lib/edits/preview";
import { seriesToEdit } from "@/lib/edits/queries";
import type { Member, Organizer } from "@/lib/members/access";
import { becomeRegular, setAway } from "@/lib/regulars/commands";
import { answerMeetup } from "@/lib/rsvp/commands";
import { comingDates, pastDates } from "@/lib/schedule/next";
import { addDays, fromDateColumn } from "@/lib/time";
import { takeTurnout } from "@/lib/turnout/commands";

const MINUTE = 60_000;
const SEATS = 5;

/**
 * What has happened of late in a group of six or more: somebody is its regular, another away for a while, the next date
 * has few seats and somebody waits for one, they talk about it, and who came the last time is ticked.
 */
export async function liven(organizer: Organizer, members: readonly Member[], now: Date): Promise<void> {
  const [regular, away, asking, answering, late, last] = members.filter((member) => member !== organizer);
  const { schedules } = await groupLists(organizer, { from: null, to: null }, fromDateColumn(now));
  const [next] = comingDates(schedules, now, { all: 1, ofEach: 1 });
  const [before] = pastDates(schedules, new Date(0), now, 1);
  if (!regular || !away || !asking || !answering || !late || !last || !next || !before) return;
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
  const { seriesId } = next.schedule;
  const key = { seriesId, date: next.meetup.date };

  await becomeRegular(regular, seriesId, ago(50));
  const leaves = addDays(key.date, 3);
  await setAway(away.viewer, { from: leaves, to: addDays(leaves, 10) }, ago(45));
  for (const member of [asking, answering]) await answerMeetup(member, key, { answer: "in" }, ago(40));
  await giveSeats(organizer, next, ago(35));
  for (const member of [late, last]) await answerMeetup(member, key, { answer: "in", brings: 1 }, ago(30));
  const say = (member: Member, text: string, at: Date) =>
    writeComment(member, key, { text, pageKey: `${key.date} ${text}` }, at);
  await say(asking, "Has anybody got a spare mat?", ago(25));
  await say(answering, "I bring two. We meet here: https://www.openstreetmap.org/#map=17/52.5018/13.4430", ago(20));
  const came = members.filter((member) => member !== late).map(({ memberId }) => memberId);
  await takeTurnout(organizer, { seriesId, date: before.meetup.date }, came, ago(15));
}

async function giveSeats(organizer: Organizer, { schedule, meetup }: Next, at: Date): Promise<void> {
  const own = { length: (+meetup.endsAt - +meetup.startsAt) / MINUTE, name: null, place: null, link: null };
  const change: Change = {
    ...{ kind: "dateChanged", date: meetup.date },
    own: { ...own, startsAt: meetup.local, capacity: { value: SEATS }, mayBring: 1 },
  };
  const found = await seriesToEdit(organizer, schedule.seriesId, at);
  const looked = found && previewEdit(found, change, at);
  if (looked?.ok) await editSeries(organizer, schedule.seriesId, change, looked.preview.digest, at);
}

type Next = ReturnType<typeof comingDates>[number];
