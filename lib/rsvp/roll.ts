import { type Answer, type Effective, insOf } from "./answers";
import { attendance, type Place, placeOf } from "./attendance";
import { type Room, roomOf } from "./room";

/** Somebody with the answer that counts. */
type Answering = { memberId: string; effective: Effective | null };

/** Everybody of one date, sorted by what they said. */
export type Roll<Person> = {
  in: Person[];
  /** In the order of the line. */
  waiting: Person[];
  maybe: Person[];
  out: Person[];
  /** Of those who said nothing the ones given. */
  silent: Person[];
  goingHeads: number;
  /** Whether a party of one that says "in" now would wait. */
  isFull: boolean;
  room: Room;
  counts: { in: number; waiting: number; maybe: number; silent: number };
  placeOf: (memberId: string) => Place;
};

/**
 * Calls the roll: seats by the fold over tickets, the others as they come.
 * @param others how many more said nothing.
 */
export function rollOf<Person extends Answering>(
  people: readonly Person[],
  capacity: number | null,
  others = 0,
): Roll<Person> {
  const seating = attendance(capacity, insOf(people));
  const byId = new Map(people.map((person) => [person.memberId, person]));
  const inLine = (line: readonly { memberId: string }[]) => line.flatMap(({ memberId }) => byId.get(memberId) ?? []);
  const who = (answer: Answer | undefined) => people.filter((person) => person.effective?.answer === answer);
  const maybe = who("maybe");
  const silent = who(undefined);
  const waiting = inLine(seating.waiting);
  const room = roomOf(seating, capacity);
  return {
    in: inLine(seating.going),
    waiting,
    maybe,
    out: who("out"),
    silent,
    goingHeads: seating.goingHeads,
    isFull: room.state === "full" || room.state === "next",
    room,
    counts: { in: seating.goingHeads, waiting: waiting.length, maybe: maybe.length, silent: silent.length + others },
    placeOf: (memberId) => placeOf(seating, memberId),
  };
}
