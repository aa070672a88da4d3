import "server-only";
import { db } from "@/lib/db";
import { appUrl } from "@/lib/env";
import type { Organizer } from "@/lib/members/access";
import { type ScheduleJson, scheduleOf } from "@/lib/schedule/columns";
import type { Schedule } from "@/lib/schedule/next";
import { scheduleSql } from "@/lib/schedule/queries";
import { type Recoverer, recoveryToken } from "./access";

/** Every series of the organizer's group, ended ones too, in the order in which they were added. One query. */
export async function groupSeries(organizer: Organizer, now: Date): Promise<Schedule[]> {
  const rows = await db().$queryRaw<{ schedule: ScheduleJson }[]>`
    SELECT ${scheduleSql({ from: now, to: null })} AS schedule
    FROM series s WHERE s.group_id = ${organizer.groupId}::uuid ORDER BY s.created_at`;
  return rows.map(({ schedule }) => scheduleOf(schedule));
}

/** The link that brings a deleted group back, to keep. */
export function recoveryLink(holder: Recoverer): string {
  return `${appUrl()}/recover/${recoveryToken(holder)}`;
}
