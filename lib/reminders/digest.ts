import { runsTheGroup } from "@/lib/members/policy";
import type { NewNotice } from "@/lib/notices/notice";
import { planAt } from "@/lib/schedule/next";
import { localDateOf, UTC } from "@/lib/time";
import { eveningAfter, spreadOf } from "./hours";
import { ACTIVITY_KEPT, moved, type Reader, type Woken } from "./woken";

/**
 * A digest for each who runs the group, at the next evening of theirs, where others joined or answered since the last
 * one went out. It tells all that happens until then, so there is no second one before. Its date is its own day, and no
 * meetup's.
 */
export function digestsOf(woken: Woken, now: Date): NewNotice[] {
  const { seriesId } = woken;
  const usual = planAt(woken.plans, now)?.zone ?? UTC;
  return woken.readers.flatMap((reader) => {
    if (!runsTheGroup(reader.role) || !hasNews(woken, reader, now)) return [];
    const { memberId } = reader;
    const zone = reader.zone ?? usual;
    const due = eveningAfter(now, zone, spreadOf(memberId, seriesId));
    const date = localDateOf(due, zone);
    return [{ memberId, seriesId, date, reason: "activity" as const, revision: 0, due, startsAt: due, zone }];
  });
}

function hasNews({ written, spoke, readers, isFirst }: Woken, me: Reader, now: Date): boolean {
  const mine = written.filter(({ memberId, reason }) => memberId === me.memberId && reason === "activity");
  const told = mine.map(({ notBefore, createdAt }) => (notBefore ?? createdAt).getTime());
  const since = Math.max(me.joinedAt.getTime(), moved(now, -ACTIVITY_KEPT).getTime(), ...told);
  if (spoke.some(({ memberId, at }) => memberId !== me.memberId && at.getTime() > since)) return true;
  const isNew = (one: Reader) => one.memberId !== me.memberId && one.joinedAt.getTime() > since;
  return isFirst && readers.some((one) => isNew(one) && one.addedBy !== me.memberId);
}
