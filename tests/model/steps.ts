/** What people do in a run of the model: a row each, with what the rules say must become of it. */
import { expect } from "vitest";
import { openInvite } from "@/lib/invites/access";
import { acceptInvite } from "@/lib/invites/commands";
import { leaveGroup, removeMember } from "@/lib/leaving/commands";
import type { Answer } from "@/lib/rsvp/answers";
import { answerFor, answerMeetup } from "@/lib/rsvp/commands";
import { addDays, fromDateColumn, type LocalDate } from "@/lib/time";
import { randomToken } from "@/lib/token";
import { type Absence, type Day, type Membership, verdictOn, type Words } from "./rules";
import { expectSame } from "./said";
import { begunDays, comingDays, type Stored } from "./stored";
import { membershipOf, proofOf, viewerIn, type World } from "./world";

/** One step, in numbers that mean something only to its kind: so a failing run shrinks to a short one. */
export type Step = { kind: string; who: number; nth: number; n: number; minutes: number };

/** What a step came to. */
export type Done = {
  /** For the trace of a failing run. */
  says: string;
  /** What must be stored afterwards, or what looks at it. */
  wanted: Words | ((after: Stored) => void);
  /** Whose own doing it is: they are told nothing, and may lose what they gave up themselves. */
  besides: readonly string[];
  /** A date that was spoken of: it is looked at closely. */
  day?: Day;
  /** Whose notices of which dates (identity) something newer took the place of. */
  settles?: { memberId: string; isOf: (date: LocalDate) => boolean };
  /** Who was told now that they have a seat, and where. */
  seated?: { memberId: string; day: Day };
  /** Memberships that became part of another. */
  merged?: { from: readonly string[]; into: string };
  isEdit?: boolean;
  /** An edit taken back: what was carried goes back with it. */
  isUndo?: boolean;
};

export type Act = (world: World, before: Stored, step: Step, now: Date) => Promise<Done | null>;

const answers: readonly Answer[] = ["in", "in", "in", "in", "maybe", "out", "out"];

/** A date to come, seldom one that has begun: cancelled ones among them. */
export function dayOf(before: Stored, { nth }: Step, now: Date): Day | undefined {
  const begun = begunDays(before, now).at(-1);
  if (nth === 9 && begun) return begun;
  const coming = comingDays(before, now, 40);
  return coming[nth % Math.max(coming.length, 1)];
}

/** A step that was refused. */
export const nothing = (before: Stored, says: string): Done => ({ says, wanted: before, besides: [] });

function answering(forSomebody: boolean): Act {
  return async (world, before, step, now) => {
    const who = membershipOf(world, before, step.who);
    const day = dayOf(before, step, now);
    const proof = who && (await proofOf(world, who));
    if (!who || !day || !proof) return null;
    const answer = answers[step.n % answers.length] ?? "in";
    const brings = [undefined, undefined, 0, 1, 2, 3][(step.n * 7 + step.who) % 6];
    const key = { seriesId: world.seriesId, date: day.date };
    const result = forSomebody
      ? await answerFor(world.organizer, who.memberId, key, { answer, brings }, now)
      : await answerMeetup(proof, key, { answer, brings }, now);
    const turn = before.turn + 1;
    const verdict = verdictOn(before, who.memberId, day, { answer, brings }, { turn, now });
    const says = `${who.memberId} says ${answer} +${brings ?? "-"} for ${day.date}: ${JSON.stringify(result)}`;
    if (!verdict.ok) {
      expect(result, says).toEqual({ ok: false, reason: verdict.reason });
      return nothing(before, says);
    }
    const ahead = verdict.ahead === null ? {} : { ahead: verdict.ahead };
    expect(result, says).toEqual({ ok: true, turn, outcome: verdict.outcome, ...ahead });
    const by = forSomebody && who.memberId !== world.organizer.memberId ? world.organizer.memberId : null;
    const row = { id: "", memberId: who.memberId, date: day.date, by, ...verdict.said };
    const others = before.own.filter((one) => one.memberId !== who.memberId || one.date !== day.date);
    const mine = { memberId: who.memberId, day };
    return {
      ...{ says, wanted: { ...before, own: [...others, row] }, besides: [who.memberId], day },
      settles: { memberId: who.memberId, isOf: (date) => date === day.date },
      ...(verdict.outcome === "in" && { seated: mine }),
    };
  };
}

function ended(before: Stored, { memberId }: Membership, now: Date): Words {
  const ends = <Row extends { memberId: string }>(row: Row, end: object): Row =>
    row.memberId === memberId ? { ...row, ...end } : row;
  return {
    ...before,
    members: before.members.map((row) => ends(row, { leftAt: now })),
    regulars: before.regulars.map((row) => (row.until === null ? ends(row, { until: now }) : row)),
  };
}

function leaving(how: "left" | "removed"): Act {
  return async (world, before, step, now) => {
    const who = membershipOf(world, before, step.who);
    const proof = who && (await proofOf(world, who));
    if (!who || !proof || who.memberId === world.organizer.memberId) return null;
    const result =
      how === "left"
        ? await leaveGroup(proof, { nameless: false, successorId: null }, now)
        : await removeMember(world.organizer, who.memberId, true, now);
    const says = `${who.memberId} ${how}: ${JSON.stringify(result)}`;
    expect(result.ok, says).toBe(who.leftAt === null);
    if (!result.ok) return nothing(before, says);
    return { says, wanted: ended(before, who, now), besides: [who.memberId] };
  };
}

const rejoin: Act = async (world, before, step, now) => {
  const gone = world.userIds.flatMap((_, n) => membershipOf(world, before, n) ?? []).filter(({ leftAt }) => leftAt);
  const who = gone[step.who % Math.max(gone.length, 1)];
  if (!who) return null;
  const opened = await openInvite(world.invite, now);
  if (!opened.ok) throw new Error("the invite is closed");
  const press = {
    viewer: await viewerIn(world, who.userId),
    pageKey: randomToken(),
    name: null,
    zone: null,
    browser: null,
  };
  const result = await acceptInvite(opened.invitee, press, now);
  const says = `${who.userId} joins again: ${JSON.stringify(result.ok)}`;
  expect(result.ok, says).toBe(true);
  const wanted = (after: Stored) => {
    const member = after.members.find((one) => one.userId === who.userId && one.leftAt === null);
    if (!member) throw new Error(says);
    const absences = runningAways(before, who.userId, now).map((away) => ({
      ...{ ...away, memberId: member.memberId, ticket: after.turn },
    }));
    const members = [...before.members, { ...member, joinedAt: now }];
    expectSame(after, { ...before, members, absences: [...before.absences, ...absences] });
  };
  return { says, wanted, besides: [] };
};

/** The aways of a person that are not lifted nor over, each once: they count from the joining on. */
function runningAways(before: Stored, userId: string, now: Date): Absence[] {
  const theirs = new Set(before.members.filter((row) => row.userId === userId).map(({ memberId }) => memberId));
  const yesterday = addDays(fromDateColumn(now), -1);
  const running = before.absences.filter(
    ({ memberId, liftedAt, until }) => theirs.has(memberId) && liftedAt === null && until > yesterday,
  );
  return [...new Map(running.map((away) => [away.id, away])).values()];
}

/** Every kind of step that is nobody's edit, with how often it comes. */
export const acts: Readonly<Record<string, { weight: number; act: Act }>> = {
  answer: { weight: 120, act: answering(false) },
  answerFor: { weight: 12, act: answering(true) },
  leave: { weight: 3, act: leaving("left") },
  remove: { weight: 1, act: leaving("removed") },
  rejoin: { weight: 8, act: rejoin },
};
