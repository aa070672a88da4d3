import { notFound } from "next/navigation";
import type { Query } from "@/lib/edits/asked";
import { seriesToEdit } from "@/lib/edits/queries";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { nextMeetups } from "@/lib/schedule/meetups";

export type SeriesProps = { params: Promise<{ group: string; series: string }>; searchParams: Promise<Query> };

/** From how many of the next dates on one can choose. */
const OFFERED = 26;

/** The series that a page changes from a date on, with its next dates; not found where the group has none such. */
export async function seriesToChange({ params, searchParams }: SeriesProps) {
  const address = await params;
  const organizer = await requireOrganizer(address.group);
  const now = requestTime();
  const found = await seriesToEdit(organizer, address.series, now);
  if (!found) notFound();
  const dates = nextMeetups(found.schedule.plans, found.schedule.rows, now, OFFERED);
  return { organizer, now, found, dates, query: await searchParams };
}
