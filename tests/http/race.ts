/** Rounds in which a crowd answers few seats at once, over two processes. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Change } from "@/lib/edits/change";
import { editSeries } from "@/lib/edits/commands";
import { previewEdit } from "@/lib/edits/preview";
import { seriesToEdit } from "@/lib/edits/queries";
import type { Organizer } from "@/lib/members/access";
import { seatsOn } from "@/tests/model/rules";
import { comingDays, readStored } from "@/tests/model/stored";
import { organizerFor } from "@/tests/proofs";
import { type Gathering, gather, type Phone, sayByForm } from "./crowd";
import type { Form } from "./forms";
import { expectReplayed, type Happened } from "./replay";
import type { TwoApps } from "./two-apps";

const SEATS = 10;
const ANSWER = "lib/rsvp/actions.ts#answer";

export type Round = { apps: TwoApps; crowd: readonly Phone[]; gathering: Gathering; form: Form; happened: Happened[] };

/** One answer by one person's phone. */
async function say({ apps, crowd, gathering, form, happened }: Round, n: number, answer: "in" | "out", brings: number) {
  const phone = crowd[n];
  const memberId = phone && gathering.members.get(phone.userId);
  if (!phone || !memberId) throw new Error(`nobody is number ${n}`);
  const browser = apps.browser(n, phone.cookies);
  const carried = await sayByForm(browser, gathering.page, form, { answer, brings: String(brings) });
  happened.push({ is: "answer", memberId, answer, brings, carried });
}

async function open(apps: TwoApps, crowd: readonly Phone[], mayBring: number): Promise<Round> {
  const gathering = await gather(crowd, { capacity: SEATS, mayBring }, new Date());
  const first = crowd[0];
  if (!first) throw new Error("nobody is there");
  const form = await apps.browser(0, first.cookies).form(gathering.page, ANSWER);
  return { apps, crowd, gathering, form, happened: [] };
}

/** Everybody answers at once, alone or with some whom they bring; then five who have a seat give it up at once. */
export async function plainRound(apps: TwoApps, crowd: readonly Phone[], mayBring: number): Promise<void> {
  const round = await open(apps, crowd, mayBring);
  const before = await readStored(round.gathering.seriesId);
  await Promise.all(crowd.map((_, n) => say(round, n, "in", n % (mayBring + 1))));
  const full = await readStored(round.gathering.seriesId);
  expectReplayed(round.gathering, round.happened, { before, after: full }, new Date());
  if (mayBring === 0) await fiveGive(round, full);
  const after = await readStored(round.gathering.seriesId);
  expectReplayed(round.gathering, round.happened, { before, after }, new Date());
}

/** Of parties of one exactly the first five who wait move up, each with one notice. */
async function fiveGive(round: Round, full: Awaited<ReturnType<typeof readStored>>): Promise<void> {
  const [day] = comingDays(full, new Date(), 28);
  if (!day) throw new Error("no date");
  const { going, waiting } = seatsOn(full, day);
  expect(going).toHaveLength(SEATS);
  const phoneOf = (memberId: string) =>
    round.crowd.findIndex(({ userId }) => round.gathering.members.get(userId) === memberId);
  const leavers = going.filter((_, index) => index % 2 === 0).map(({ memberId }) => phoneOf(memberId));
  await Promise.all(leavers.map((n) => say(round, n, "out", 0)));
  const { told } = await readStored(round.gathering.seriesId);
  const wanted = waiting.slice(0, leavers.length).map(({ memberId }) => `${memberId} movedUp`);
  expect(told.map(({ memberId, reason }) => `${memberId} ${reason}`).sort()).toEqual(wanted.sort());
}

/** Some answer, some change their minds, and the seats become more and fewer meanwhile. */
export async function mixedRound(apps: TwoApps, crowd: readonly Phone[], mayBring: number): Promise<void> {
  const round = await open(apps, crowd, mayBring);
  const organizer = await organizerFor(round.gathering.organizerId, round.gathering.groupId, new Date());
  const before = await readStored(round.gathering.seriesId);
  const answers = Promise.all(crowd.map((_, n) => sayAndThinkAgain(round, n, mayBring)));
  let areOver = false;
  const over = () => {
    areOver = true;
  };
  answers.then(over, over);
  await Promise.all([answers, editMeanwhile(round, organizer, () => areOver)]);
  const after = await readStored(round.gathering.seriesId);
  expectReplayed(round.gathering, round.happened, { before, after }, new Date());
}

async function sayAndThinkAgain(round: Round, n: number, mayBring: number): Promise<void> {
  await say(round, n, "in", n % (mayBring + 1));
  if (n % 4 > 0) return;
  await say(round, n, "out", 0);
  if (n % 8 === 0) await say(round, n, "in", 0);
}

async function editMeanwhile(
  { crowd, gathering, happened }: Round,
  organizer: Organizer,
  areOver: () => boolean,
): Promise<void> {
  const own = { startsAt: null, length: null, name: null, place: null, link: null, mayBring: null };
  const capacities = [14, 6, 9, 20, 5, SEATS];
  for (const [index, capacity] of capacities.entries()) {
    // Spread over the answers: all at once they would be over before most of those.
    const due = ((index + 1) * crowd.length) / (capacities.length + 1);
    while (happened.length < due && !areOver()) await sleep(5);
    const change: Change = {
      kind: "dateChanged",
      date: gathering.date,
      own: { ...own, capacity: { value: capacity } },
    };
    happened.push({ is: "edit", turn: await edited(organizer, gathering.seriesId, change), capacity });
  }
}

/** Whoever answers between the look and the press makes it another edit than was shown: it is looked at again. */
async function edited(organizer: Organizer, seriesId: string, change: Change): Promise<number> {
  for (let tries = 0; tries < 500; tries++) {
    const found = await seriesToEdit(organizer, seriesId, new Date());
    const looked = found && previewEdit(found, change, new Date());
    if (!looked?.ok) throw new Error(`no edit: ${looked?.reason}`);
    const result = await editSeries(organizer, seriesId, change, looked.preview.digest, new Date());
    if (result.ok) return result.turn;
    expect(result.reason).toBe("changed");
  }
  throw new Error("somebody else was always quicker");
}
