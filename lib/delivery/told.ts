/** What is told, and to whom: as it is at sending, from which a message is written. */
import type { CalendarItem } from "@/lib/calendar/entries";
import type { Reason, Was } from "@/lib/notices/notice";
import type { Zone } from "@/lib/time";

/** Whom a mail is for. */
export type Reader = { userId: string; name: string | null; email: string; zone: Zone | null };

/** A notice with all that is true of it at sending. */
export type Told = {
  noticeId: string;
  reason: Reason;
  revision: number;
  /** The reader's membership. */
  memberId: string;
  group: { id: string; name: string };
  series: { id: string; name: string };
  /** Its date as it is now, as the reader's calendar has it; null: it is none any more (then `was` says what it was). */
  item: CalendarItem | null;
  was: Was | null;
  /** Heads going to it. */
  going: number;
  /** Of a digest: who joined and who said what since the last one. */
  activity: Activity | null;
};

export type Activity = {
  joined: string[];
  answered: { name: string; answer: "in" | "maybe" | "out"; title: string; startsAt: Date; zone: Zone }[];
};
