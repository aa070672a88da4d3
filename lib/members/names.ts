/** How somebody is named in what they did in a group. Null: they left it and asked not to be named. */
export function shownName({ nameless, name }: { nameless: boolean; name: string | null }): string | null {
  return nameless ? null : (name ?? "");
}
