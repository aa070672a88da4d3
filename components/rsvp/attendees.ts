import type { Attendee, Attendees, Part } from "@/components/rsvp/attendance-list";
import type { Effective } from "@/lib/rsvp/answers";
import type { Roll } from "@/lib/rsvp/roll";
import { shortened } from "@/lib/rsvp/shortened";

/** How many a list names before the rest is a number. */
const NAMED = { in: 40, others: 24 };

type Listed = {
  memberId: string;
  userId: string;
  name: string | null;
  effective: Effective | null;
  by: { name: string | null } | null;
};

/**
 * A roll as the list of who comes shows it, to one of its people.
 * @param everybody all are named, however many.
 */
export function attendeesOf(roll: Roll<Listed>, reader: string, everybody = false): Attendees {
  const part = (people: readonly Listed[], limit: number, count = people.length): Part => {
    const shown = shortened(people, everybody ? null : limit, reader);
    return { people: shown.map((person) => attendeeOf(person, reader)), count, more: hiddenOf(people, shown, count) };
  };
  return {
    // A head each, also those whom somebody brings.
    in: { ...part(roll.in, NAMED.in), count: roll.counts.in },
    waiting: part(roll.waiting, NAMED.others),
    maybe: part(roll.maybe, NAMED.others),
    out: part(roll.out, NAMED.others),
    silent: part(roll.silent, NAMED.others, roll.counts.silent),
  };
}

function hiddenOf(people: readonly unknown[], shown: readonly unknown[], count: number): number {
  return Math.max(count, people.length) - shown.length;
}

function attendeeOf({ memberId, userId, name, effective, by }: Listed, reader: string): Attendee {
  return {
    // The colour of a face goes by its id and would tell who the nameless are.
    id: name === null ? memberId : userId,
    name,
    note: effective?.note ?? null,
    brings: effective?.brings ?? 0,
    how: effective?.how ?? null,
    by: by && { name: by.name },
    me: memberId === reader,
  };
}
