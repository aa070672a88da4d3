/** Two entries of one person that become one: what the rules make of what both said. */
import { expect } from "vitest";
import { mergeMembers } from "@/lib/people/commands";
import { type Counting, countsFor } from "./rules";
import type { Act } from "./steps";
import { comingDays, type Stored } from "./stored";
import { membershipOf, PEOPLE, proofOf } from "./world";

/** Both "in": the earlier ticket with that ticket's own party; else an own answer before a standing one, then the newer. */
function mergedWord(kept: Counting | null, brought: Counting | null): Omit<Counting, "memberId" | "how"> | null {
  if (!kept || !brought) return kept ?? brought;
  const [first, last] = kept.ticket <= brought.ticket ? [kept, brought] : [brought, kept];
  if (first.answer === "in" && last.answer === "in") return first;
  const said = [first, last].filter(({ how }) => how !== "regular");
  return said.at(-1) ?? last;
}

/** An organizer says that a guest is somebody else who is there, too. */
export const merging: Act = async (world, before, step, now) => {
  const kept = membershipOf(world, before, step.who);
  const brought = membershipOf(world, before, PEOPLE - 1 - step.n);
  if (!kept || !brought || kept.leftAt || brought.leftAt || kept.memberId === brought.memberId) return null;
  await proofOf(world, brought);
  const which = { member: brought.memberId, into: kept.memberId };
  const result = await mergeMembers(world.organizer, which, now);
  const says = `${brought.memberId} is ${kept.memberId}: ${JSON.stringify(result)}`;
  expect(result.ok, says).toBe(true);
  // Those of before, too: where they overlap, all are one.
  const theirs = before.members.filter(({ userId }) => userId === kept.userId || userId === brought.userId);
  const from = theirs.map(({ memberId }) => memberId).filter((memberId) => memberId !== kept.memberId);
  const wanted = (after: Stored) => {
    expect(after.members.some(({ memberId }) => memberId === brought.memberId)).toBe(false);
    for (const day of comingDays(after, now, 40)) {
      const word = mergedWord(countsFor(before, kept.memberId, day), countsFor(before, brought.memberId, day));
      const is = countsFor(after, kept.memberId, day);
      const shown = (one: typeof word) => one && { answer: one.answer, ticket: one.ticket, brings: one.brings };
      expect(shown(is), `${says} on ${day.date}`).toEqual(shown(word));
    }
    const ofOthers = ({ own }: Stored) => own.filter((row) => ![kept.memberId, ...from].includes(row.memberId));
    expect(ofOthers(after)).toEqual(ofOthers(before));
  };
  const merged = { from, into: kept.memberId };
  return { says, wanted, besides: [kept.memberId, ...from], tells: false, merged };
};
