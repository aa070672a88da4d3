import type { LocalDate } from "@/lib/time";

/** Why somebody is told something. "movedUp": they waited and have a seat now. "lostSeat": the other way round. */
export type Reason = "movedUp" | "lostSeat";

/** Something one person is to be told: once for each reason, meetup and revision (the series' turn). */
export type NewNotice = { memberId: string; seriesId: string; date: LocalDate; reason: Reason; revision: number };
