import { db } from "@/lib/db";
import { type Done, type Press, renewing } from "./done";
import { everybody, next } from "./rows";
import type { World } from "./world";

/** The guest has a seat on the next date and was told so. */
async function tellGuest({ seriesId, date, people, now }: World): Promise<void> {
  const day = new Date(date);
  const { memberId } = people.guest;
  const meetup = await db().meetup.create({ data: { seriesId, date: day }, select: { id: true } });
  await db().rsvp.create({ data: { meetupId: meetup.id, memberId, answer: "in", ticket: 1, answeredAt: now } });
  const told = { memberId, seriesId, date: day, reason: "movedUp" as const, revision: 1, createdAt: now };
  await db().notice.create({ data: told });
}

/** The actions of notices. */
export const noticeActions: Readonly<Record<string, Press>> = {
  "lib/notices/actions.ts#dismiss": {
    page: next,
    opener: "guest",
    inGroup: true,
    fields: {},
    first: tellGuest,
    does: (world) => renewing(everybody<Done>("refused", { guest: { to: next(world), writes: ["notices"] } })),
  },
};
