/**
 * The first of a list of people, and oneself wherever one stands in it: one looks for oneself first.
 * @param limit null: all.
 */
export function shortened<Person extends { memberId: string }>(
  people: readonly Person[],
  limit: number | null,
  reader: string,
): Person[] {
  return people.filter(({ memberId }, index) => limit === null || index < limit || memberId === reader);
}
