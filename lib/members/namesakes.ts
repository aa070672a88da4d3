/** Whether two names read the same to most. */
export function isSameName(one: string, other: string): boolean {
  return spoken(one) === spoken(other);
}

const spoken = (name: string) => name.normalize("NFKC").toLowerCase();

/** Says of a name whether more than one of these people have it, so that it does not tell who is meant. */
export function sharedNames(people: readonly { name: string }[]): (name: string) => boolean {
  const counts = new Map<string, number>();
  for (const { name } of people) counts.set(spoken(name), (counts.get(spoken(name)) ?? 0) + 1);
  return (name) => (counts.get(spoken(name)) ?? 0) > 1;
}

/** People with those of this name first, else in their order. */
export function namesakesFirst<Person extends { name: string }>(people: readonly Person[], name: string): Person[] {
  const isOne = (person: Person) => isSameName(person.name, name);
  return [...people.filter(isOne), ...people.filter((person) => !isOne(person))];
}
