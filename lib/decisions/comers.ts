import { rollOf } from "@/lib/rsvp/roll";

type People = Parameters<typeof rollOf>[0];

/**
 * Whom it concerns whether a date takes place: who is in, waits, or might come.
 * @param by who decides it, and need not be told; null: the rule does.
 */
export function comersOf(people: People, capacity: number | null, by: string | null): string[] {
  const roll = rollOf(people, capacity);
  const comers = [...roll.in, ...roll.waiting, ...roll.maybe].map(({ memberId }) => memberId);
  return comers.filter((memberId) => memberId !== by);
}
