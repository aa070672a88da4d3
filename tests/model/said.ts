/** Comparing what is stored with what must be. */
import { expect } from "vitest";
import type { OwnSaid, Words } from "./rules";

const own = ({ memberId, date, answer, ticket, brings, by }: Omit<OwnSaid, "id">) =>
  `${date} ${memberId} ${answer} ticket ${ticket} brings ${brings}${by ? ` by ${by}` : ""}`;
const until = (end: Date | null) => end?.toISOString() ?? "on";

/** Everything that was said, a line each, in an order of its own. */
function linesOf(words: Words): string[] {
  return [
    ...words.own.map(own),
    ...words.regulars.map(
      (row) => `${row.memberId} regular ticket ${row.ticket} ${until(row.from)} ${until(row.until)}`,
    ),
    ...words.absences.map(
      (row) =>
        `${row.memberId} away ${row.from} ${row.until} ticket ${row.ticket} ${until(row.setAt)} ${until(row.liftedAt)}`,
    ),
    ...words.members.map((row) => `${row.userId} member ${until(row.joinedAt)} ${until(row.leftAt)}`),
  ].sort();
}

/** Holds what is stored against what must be, to the last row. */
export function expectSame(found: Words, wanted: Words): void {
  expect(linesOf(found)).toEqual(linesOf(wanted));
}
