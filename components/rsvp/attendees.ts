import type { Attendee, Attendees } from "@/components/rsvp/attendance-list";
import type { Effective } from "@/lib/rsvp/answers";
import type { Roll } from "@/lib/rsvp/roll";

type Person = { memberId: string; userId: string; name: string | null; effective: Effective | null };

/** A roll as the list of who comes shows it, to one of its people. */
export function attendeesOf(roll: Roll<Person>, reader: string): Attendees {
  const show = (people: readonly Person[]): Attendee[] =>
    people.map(({ memberId, userId, name, effective }) => ({
      // The colour of a face goes by its id and would tell who the nameless are.
      id: name === null ? memberId : userId,
      name,
      note: effective?.note ?? null,
      me: memberId === reader,
    }));
  return {
    in: show(roll.in),
    waiting: show(roll.waiting),
    maybe: show(roll.maybe),
    out: show(roll.out),
    silent: show(roll.silent),
  };
}
