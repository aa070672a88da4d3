import { useTranslations } from "@/lib/words";

export type AttendanceCounts = { in: number; waiting?: number; maybe: number; silent: number };

/** "5 going · 1 maybe · 3 not answered": nobody of a kind is not mentioned, except nobody going. */
export function AttendanceSummary({ counts }: { counts: AttendanceCounts }) {
  const t = useTranslations("rsvp.summary");
  const kinds = (["in", "waiting", "maybe", "silent"] as const).filter((kind) => kind === "in" || counts[kind]);
  return kinds.map((kind) => t(kind, { count: counts[kind] ?? 0 })).join(" · ");
}
