/** Rounds in which a crowd answers few seats at once, over two processes. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Change } from "@/lib/edits/change";
import { editSeries } from "@/lib/edits/commands";
import { previewEdit } from "@/lib/edits/preview";
import { seriesToEdit } from "@/lib/edits/queries";
import type { Organizer } from "@/lib/members/access";
import { addDays } from "@/lib/time";
import { checkData } from "@/prisma/check/check";
import { databaseUrl } from "@/tests/database";
import { seatsOn } from "@/tests/model/rules";
import { comingDays, readStored, type Stored } from "@/tests/model/stored";
import { organizerFor } from "@/tests/proofs";
import { becomeRegularByForm, type Gathering, gather, type Phone, pressForm, sayByForm } from "./crowd";
import type { Form } from "./forms";
import { expectReplayed, type Happened } from "./replay";
import type { TwoApps } from "./two-apps";

const SEATS = 10;
const FORMS = {
  answer: "lib/rsvp/actions.ts#answer",
  regular: "lib/regulars/actions.ts#becomeRegular",
  away: "lib/regulars/actions.ts#setAway",
  leave: "lib/leaving/actions.ts#leaveGroup",
};
type Kind = keyof typeof FORMS;

export type Round = {
  apps: TwoApps;
  crowd: readonly Phone[];
  gathering: Gathering;
  pages: Readonly<Record<Kind, string>>;
  forms: Readonly<Record<Kind, Form>>;
  happened: Happened[];
  /** Who leaves does so one after the other: nothing says which turn was whose. */
  leaving: Promise<void>;
};

function phoneOf({ apps, crowd, gathering }: Round, n: number) {
  const phone = crowd[n];
  const memberId = phone && gathering.members.get(phone.userId);
  if (!phone || !memberId) throw new Error(`nobody is number ${n}`);
  return { memberId, browser: apps.browser(n, phone.cookies) };
}

/** One answer by one person's phone. */
async function say(round: Round, n: number, answer: "in" | "out", brings: number): Promise<void> {
  const { memberId, browser } = phoneOf(round, n);
  const fields = { answer, brings: String(brings) };
  const carried = await sayByForm(browser, round.pages.answer, round.forms.answer, fields);
  round.happened.push({ is: "answer", memberId, answer, brings, carried });
}

async function becomeRegular(round: Round, n: number): Promise<void> {
  const { memberId, browser } = phoneOf(round, n);
  const turn = await becomeRegularByForm(browser, round.pages.regular, round.forms.regular);
  round.happened.push({ is: "regular", memberId, turn });
}

/** Away from the date on, in each round for a day longer: the aways of earlier rounds go on. */
async function goAway(round: Round, n: number, days: number): Promise<void> {
  const { memberId, browser } = phoneOf(round, n);
  const { date: from } = round.gathering;
  await pressForm(browser, round.pages.away, round.forms.away, { from, to: addDays(from, days) });
  round.happened.push({ is: "away", memberId, from, until: addDays(from, days + 1) });
}

async function leave(round: Round, n: number): Promise<void> {
  const { memberId, browser } = phoneOf(round, n);
  await pressForm(browser, round.pages.leave, round.forms.leave);
  round.happened.push({ is: "left", memberId });
}

async function open(apps: TwoApps, crowd: readonly Phone[], mayBring: number): Promise<Round> {
  const gathering = await gather(crowd, { capacity: SEATS, mayBring }, new Date());
  const first = crowd[0];
  if (!first) throw new Error("nobody is there");
  const { groupId, seriesId, page, date } = gathering;
  const pages = {
    ...{ answer: page, regular: `/groups/${groupId}/${seriesId}/regular`, leave: `/groups/${groupId}/leave` },
    away: `/me/away?from=${date}&to=${date}`,
  };
  const browser = apps.browser(0, first.cookies);
  const form = (kind: Kind) => browser.form(pages[kind], FORMS[kind]);
  const [answer, regular, away, leave] = [
    await form("answer"),
    await form("regular"),
    await form("away"),
    await form("leave"),
  ];
  return {
    apps,
    crowd,
    gathering,
    pages,
    forms: { answer, regular, away, leave },
    happened: [],
    leaving: Promise.resolve(),
  };
}

/** Holds what is stored in the end against the rules, and against what must hold of any data. */
async function close(round: Round, before: Stored): Promise<void> {
  const after = await readStored(round.gathering.seriesId);
  expectReplayed(round.gathering, round.happened, { before, after }, new Date());
  expect((await checkData(databaseUrl, new Date())).broken).toEqual([]);
}

/** Everybody answers at once, alone or with some whom they bring; then five who have a seat leave the group at once. */
export async function plainRound(apps: TwoApps, crowd: readonly Phone[], mayBring: number): Promise<void> {
  const round = await open(apps, crowd, mayBring);
  const before = await readStored(round.gathering.seriesId);
  await Promise.all(crowd.map((_, n) => say(round, n, "in", n % (mayBring + 1))));
  const full = await readStored(round.gathering.seriesId);
  expectReplayed(round.gathering, round.happened, { before, after: full }, new Date());
  if (mayBring === 0) await fiveLeave(round, full);
  await close(round, before);
}

/** Of parties of one exactly the first five who wait move up, each with one notice. */
async function fiveLeave(round: Round, full: Stored): Promise<void> {
  const [day] = comingDays(full, new Date(), 28);
  if (!day) throw new Error("no date");
  const { going, waiting } = seatsOn(full, day);
  expect(going).toHaveLength(SEATS);
  const numberOf = (memberId: string) =>
    round.crowd.findIndex(({ userId }) => round.gathering.members.get(userId) === memberId);
  const leavers = going.filter((_, index) => index % 2 === 0).map(({ memberId }) => numberOf(memberId));
  await Promise.all(leavers.map((n) => leave(round, n)));
  const { told } = await readStored(round.gathering.seriesId);
  const wanted = waiting.slice(0, leavers.length).map(({ memberId }) => `${memberId} movedUp`);
  expect(told.map(({ memberId, reason }) => `${memberId} ${reason}`).sort()).toEqual(wanted.sort());
}

/**
 * Some answer, some change their minds, become regulars, go away or leave the group, and the seats become more and fewer
 * meanwhile.
 * @param days how long an away is: another number in each round of a crowd.
 */
export async function mixedRound(
  apps: TwoApps,
  crowd: readonly Phone[],
  { mayBring, days }: { mayBring: number; days: number },
): Promise<void> {
  const round = await open(apps, crowd, mayBring);
  const organizer = await organizerFor(round.gathering.organizerId, round.gathering.groupId, new Date());
  const before = await readStored(round.gathering.seriesId);
  const answers = Promise.all(crowd.map((_, n) => sayAndThinkAgain(round, n, { mayBring, days })));
  let areOver = false;
  const over = () => {
    areOver = true;
  };
  answers.then(over, over);
  await Promise.all([answers, editMeanwhile(round, organizer, () => areOver)]);
  await close(round, before);
}

async function sayAndThinkAgain(
  round: Round,
  n: number,
  { mayBring, days }: { mayBring: number; days: number },
): Promise<void> {
  if (n % 10 === 3) await becomeRegular(round, n);
  // A regular has a seat already, and one who is seated brings nobody while others wait.
  if (n % 20 !== 3) await say(round, n, "in", n % 10 === 3 ? 0 : n % (mayBring + 1));
  if (n % 10 === 5) await goAway(round, n, days);
  if (n % 10 === 7 || n % 40 === 23) {
    round.leaving = round.leaving.then(() => leave(round, n));
    await round.leaving;
  }
  if (n % 4 > 0 || n % 10 === 7) return;
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
