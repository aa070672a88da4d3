/** What people do in the simulation. */
import type { Change } from "@/lib/edits/change";
import { editSeries, undoEdit } from "@/lib/edits/commands";
import { previewEdit } from "@/lib/edits/preview";
import { seriesToEdit } from "@/lib/edits/queries";
import { leaveGroup } from "@/lib/leaving/commands";
import { becomeRegular, setAway, stopRegular } from "@/lib/regulars/commands";
import { answerMeetup } from "@/lib/rsvp/commands";
import { type Meetup, nextMeetups, type Plan } from "@/lib/schedule/meetups";
import { addDays, dateOf, type LocalTime, localDateOf, localDateTime, timeOf, type Zone } from "@/lib/time";
import { viewerFor } from "@/tests/proofs";
import type { Dice } from "./dice";
import { organizerOfSeries, type Place, proofOf, switchOff, type World } from "./world";

type Act = (world: World, place: Place, dice: Dice, now: Date) => Promise<unknown>;

async function coming(
  world: World,
  place: Place,
  now: Date,
  count: number,
): Promise<{ dates: Meetup[]; plan: Plan | null }> {
  const found = await seriesToEdit(await organizerOfSeries(world, place.seriesId, now), place.seriesId, now);
  if (!found) return { dates: [], plan: null };
  const { plans, rows } = found.dates;
  const dates = nextMeetups(plans, rows, new Date(now.getTime() + 1), count);
  const plan = plans.findLast(({ from }) => from <= localDateOf(now, "UTC" as Zone)) ?? plans.at(-1) ?? null;
  return { dates, plan };
}

const answer: Act = async (world, place, dice, now) => {
  const { dates } = await coming(world, place, now, 4);
  const meetup = dice.of(dates);
  const said = dice.of(["in", "in", "in", "maybe", "out"] as const);
  if (!meetup || !said) return null;
  const member = await proofOf(world, place, now);
  return answerMeetup(member, { seriesId: place.seriesId, date: meetup.date }, { answer: said }, now);
};

/** Answers at the last moment. */
const answerLate: Act = async (world, place, dice, now) => {
  const { dates } = await coming(world, place, now, 1);
  const said = dice.of(["in", "out", "out"] as const);
  const [meetup] = dates;
  if (!meetup || !said || +meetup.startsAt - +now > 20 * 3_600_000) return null;
  const member = await proofOf(world, place, now);
  return answerMeetup(member, { seriesId: place.seriesId, date: meetup.date }, { answer: said }, now);
};

const standing: Act = async (world, place, dice, now) => {
  const member = await proofOf(world, place, now);
  return dice.chance(0.5) ? becomeRegular(member, place.seriesId, now) : stopRegular(member, place.seriesId, now);
};

const away: Act = async (_world, place, dice, now) => {
  const from = addDays(localDateOf(now, "UTC" as Zone), 1 + dice.below(5));
  return setAway(await viewerFor(place.userId, now), { from, to: addDays(from, dice.below(5)) }, now);
};

const leave: Act = async (world, place, dice, now) => {
  if (place.role === "organizer" || dice.chance(0.6)) return null;
  const result = await leaveGroup(await proofOf(world, place, now), { nameless: false, successorId: null }, now);
  if (result.ok) world.places = world.places.filter((one) => one !== place);
  return result;
};

const silence: Act = (world, place, dice, now) =>
  switchOff(world, place, dice.of(["question", "reminder", "seat", "change"] as const), now);

function editing(make: (found: { dates: Meetup[]; plan: Plan }, dice: Dice, now: Date) => Change | null): Act {
  return async (world, place, dice, now) => {
    const { dates, plan } = await coming(world, place, now, 3);
    const change = plan && make({ dates, plan }, dice, now);
    const organizer = await organizerOfSeries(world, place.seriesId, now);
    const found = change && (await seriesToEdit(organizer, place.seriesId, now));
    if (!change || !found) return null;
    const looked = previewEdit(found, change, now);
    if (!looked.ok) return looked;
    const result = await editSeries(organizer, place.seriesId, change, looked.preview.digest, now);
    if (result.ok) world.edits.set(place.seriesId, { turn: result.turn, at: now });
    return result;
  };
}

const usual = { length: null, name: null, place: null, link: null, capacity: null, mayBring: null };

const move = editing(({ dates }, dice) => {
  const meetup = dice.of(dates);
  if (meetup?.state !== "on") return null;
  const day = addDays(dateOf(meetup.local), dice.below(4) - 1);
  const time = dice.chance(0.5) ? timeOf(meetup.local) : ("17:15:00" as LocalTime);
  return { kind: "dateChanged", date: meetup.date, own: { ...usual, startsAt: localDateTime(day, time) } };
});

const relocate = editing(({ dates }, dice) => {
  const meetup = dice.of(dates);
  if (meetup?.state !== "on") return null;
  const place = { value: `Room ${dice.below(100)}` };
  return { kind: "dateChanged", date: meetup.date, own: { ...usual, startsAt: meetup.local, place } };
});

const cancel = editing(({ dates }, dice) => {
  const meetup = dice.of(dates);
  return meetup?.state === "on" ? { kind: "dateCancelled", date: meetup.date, reason: "Rain" } : null;
});

const restore = editing(({ dates }) => {
  const meetup = dates.find(({ state }) => state === "cancelled");
  return meetup ? { kind: "dateRestored", date: meetup.date } : null;
});

const replan = editing(({ dates, plan }, dice) => {
  const [first] = dates;
  if (!first) return null;
  const { startTime, zone, rrule, length, place, link, capacity, mayBring, minimum } = plan;
  const terms = { startTime, zone, rrule, length, place, link, capacity, mayBring, minimum };
  const changes: Partial<Plan>[] = [
    { zone: dice.of(["Europe/Berlin", "America/New_York", "Asia/Tokyo"] as Zone[]) ?? zone },
    { startTime: dice.of(["18:30:00", "20:00:00", "09:00:00"] as LocalTime[]) ?? startTime },
    { rrule: rrule?.startsWith("FREQ=WEEKLY") ? `FREQ=WEEKLY;BYDAY=${dice.of(["MO", "WE", "SA"])}` : rrule },
  ];
  const change = dice.of(changes) ?? {};
  return {
    ...{ kind: "planChanged", from: first.date, terms: { ...terms, ...change }, until: null, later: "drop" },
    besides: false,
  };
});

const undo: Act = async (world, place, _dice, now) => {
  const last = world.edits.get(place.seriesId);
  if (!last || now.getTime() - last.at.getTime() > 600_000) return null;
  world.edits.delete(place.seriesId);
  return undoEdit(await organizerOfSeries(world, place.seriesId, now), place.seriesId, last.turn, now);
};

/** What happens, and how often in relation to the rest. */
export const acts: readonly { name: string; weight: number; act: Act }[] = [
  { name: "answer", weight: 40, act: answer },
  { name: "answer late", weight: 20, act: answerLate },
  { name: "regular", weight: 6, act: standing },
  { name: "away", weight: 4, act: away },
  { name: "leave", weight: 1, act: leave },
  { name: "switch off", weight: 1, act: silence },
  { name: "move", weight: 5, act: move },
  { name: "relocate", weight: 3, act: relocate },
  { name: "cancel", weight: 4, act: cancel },
  { name: "restore", weight: 5, act: restore },
  { name: "replan", weight: 2, act: replan },
];

/** Lets one of the people do something. An edit is taken back at once now and then. */
export async function actAtRandom(world: World, dice: Dice, now: Date): Promise<{ name: string; ok: boolean }> {
  const total = acts.reduce((sum, { weight }) => sum + weight, 0);
  let left = dice.below(total);
  const chosen = acts.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  const place = dice.of(world.places);
  if (!chosen || !place) return { name: "nothing", ok: false };
  const result = await chosen.act(world, place, dice, now);
  const isEdit = world.edits.get(place.seriesId)?.at === now;
  if (isEdit && dice.chance(0.25)) await undo(world, place, dice, new Date(now.getTime() + 240_000));
  const ok = typeof result === "object" && result !== null && "ok" in result && result.ok === true;
  return { name: chosen.name, ok };
}
