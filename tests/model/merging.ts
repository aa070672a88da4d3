/** Two entries of one person that become one: what the rules make of what both said. */
import { expect } from "vitest";
import { besideOf, viewerOf } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { bringAlong, mergeMembers } from "@/lib/people/commands";
import { hashToken, randomToken } from "@/lib/token";
import { tokensFor } from "@/tests/proofs";
import { type Counting, countsFor, type Day, isAwayThen, wordOf } from "./rules";
import type { Act } from "./steps";
import { comingDays, type Stored } from "./stored";
import { GUESTS, membershipOf, PEOPLE, proofOf } from "./world";

type Word = Pick<Counting, "answer" | "ticket" | "brings">;

/**
 * As if one person had said all of it: an away of either gives up what either had said before; of what is left both
 * "in" is the earlier ticket with its own party; else an own answer goes before a standing one, then the newer.
 */
function mergedWord(before: Stored, memberIds: readonly string[], day: Day): Word | null {
  const aways = before.absences.filter((row) => memberIds.includes(row.memberId) && isAwayThen(row, day));
  const away = Math.max(...aways.map(({ ticket }) => ticket));
  const words = memberIds.flatMap((memberId) => wordOf(before, memberId, day) ?? []);
  const left = words.filter(({ how, ticket }) => aways.length === 0 || (how === "own" && ticket > away));
  const [first, last] = left.toSorted((a, b) => a.ticket - b.ticket);
  if (!first) return aways.length > 0 ? { answer: "out", ticket: away, brings: 0 } : null;
  if (!last || (first.answer === "in" && last.answer === "in")) return first;
  return [first, last].findLast(({ how }) => how === "own") ?? last;
}

/** The browser of an account that still knows a guest brings along what the guest did. */
async function bringing(accountId: string, guestId: string, now: Date): Promise<{ ok: boolean }> {
  const { device } = await tokensFor(guestId, now);
  const session = randomToken();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  const data = { userId: accountId, tokenHash: hashToken(session), createdAt: now, expiresAt };
  await db().session.create({ data, select: { id: true } });
  const tokens = { session, device };
  const account = await viewerOf(tokens, now);
  const guest = await besideOf(account, tokens, now);
  if (!account || !guest) throw new Error(`${accountId} has no guest ${guestId} beside them`);
  return bringAlong(account, guest, now);
}

/** An organizer says that a guest is somebody else who is there, too, or an account says so itself. */
export const merging: Act = async (world, before, step, now) => {
  const kept = membershipOf(world, before, step.who);
  const brought = membershipOf(world, before, PEOPLE - 1 - step.n);
  if (!kept || !brought || kept.leftAt || brought.leftAt || kept.memberId === brought.memberId) return null;
  await proofOf(world, brought);
  const which = { member: brought.memberId, into: kept.memberId };
  const isByThemselves = step.nth % 2 === 1 && step.who < PEOPLE - GUESTS;
  const result = isByThemselves
    ? await bringing(kept.userId, brought.userId, now)
    : await mergeMembers(world.organizer, which, now);
  const says = `${brought.memberId} is ${kept.memberId}: ${JSON.stringify(result)}`;
  expect(result.ok, says).toBe(true);
  // Those of before, too: where they overlap, all are one.
  const theirs = before.members.filter(({ userId }) => userId === kept.userId || userId === brought.userId);
  const from = theirs.map(({ memberId }) => memberId).filter((memberId) => memberId !== kept.memberId);
  const wanted = (after: Stored) => {
    expect(after.members.some(({ memberId }) => memberId === brought.memberId)).toBe(false);
    for (const day of comingDays(after, now, 40)) {
      const word = mergedWord(before, [kept.memberId, brought.memberId], day);
      const is = countsFor(after, kept.memberId, day);
      const shown = (one: typeof word) => one && { answer: one.answer, ticket: one.ticket, brings: one.brings };
      expect(shown(is), `${says} on ${day.date}`).toEqual(shown(word));
    }
    const ofOthers = ({ own }: Stored) => own.filter((row) => ![kept.memberId, ...from].includes(row.memberId));
    expect(ofOthers(after)).toEqual(ofOthers(before));
  };
  const merged = { from, into: kept.memberId };
  return { says, wanted, besides: [kept.memberId, ...from], merged };
};
