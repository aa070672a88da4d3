/** Where an edit is looked at beforehand, and where it leads to. */
import type { Typed } from "@/lib/form-state";
import type { LocalDate } from "@/lib/time";
import type { Change } from "./change";

type Series = { groupId: string; seriesId: string };

const PAGES = {
  ...{ planChanged: "change", paused: "pause", ended: "end", dateAdded: "add" },
  ...{ dateChanged: "change", dateCancelled: "cancel", dateRestored: "restore" },
} as const;

/** The page on which an edit is made. @param date of which, for an edit of one date. */
export function editPath({ groupId, seriesId }: Series, kind: Change["kind"], date: LocalDate | null = null): string {
  const one = kind === "dateChanged" || kind === "dateCancelled" || kind === "dateRestored";
  return `/groups/${groupId}/${seriesId}${one ? `/${date}` : ""}/${PAGES[kind]}`;
}

/**
 * The preview of what was typed, once more.
 * @param since the turn that was looked at: the page says what was changed after it.
 */
export function previewPath(series: Series, { values, lists }: Typed, since: number): string {
  const query = new URLSearchParams(values);
  for (const [name, texts] of Object.entries(lists)) for (const text of texts) query.append(name, text);
  query.set("since", String(since));
  const { kind, date } = values;
  return `${editPath(series, kind as Change["kind"], (date ?? null) as LocalDate | null)}?${query}`;
}

/** Where one sees what was saved: the date itself, or the series. */
export function savedPath({ groupId, seriesId }: Series, change: Change): string {
  const isOfDate = "date" in change;
  return `/groups/${groupId}/${seriesId}${isOfDate ? `/${change.date}` : ""}`;
}
