import { db } from "@/lib/db";
import { type Press, runners } from "./done";
import { next } from "./rows";
import type { World } from "./world";

/** The group's dates take three, and the guest is in for the next: they hear of what is decided. */
async function takeThree({ seriesId, date, people, now }: World): Promise<void> {
  const data = { minimum: 3, decideBefore: 1440, ifShort: "ask" } as const;
  await db().plan.updateMany({ where: { seriesId }, data });
  const { memberId } = people.guest;
  const said = { create: { memberId, answer: "in", ticket: 1, answeredAt: now } } as const;
  await db().meetup.create({ data: { seriesId, date: new Date(date), rsvps: said } });
}

/** Nobody answers, and the organizer was asked whether the series lives. */
async function askWhetherAlive({ seriesId, date, people, now }: World): Promise<void> {
  const { memberId } = people.organizer;
  const asked = {
    memberId,
    seriesId,
    date: new Date(date),
    reason: "stillAlive",
    revision: 1,
    createdAt: now,
  } as const;
  await db().notice.create({ data: asked });
}

/** The actions of lib/decisions. */
export const decisionActions: Readonly<Record<string, Press>> = {
  "lib/decisions/actions.ts#decideDate": {
    page: (world) => `${next(world)}/decide`,
    opener: "organizer",
    inGroup: true,
    first: takeThree,
    fields: { verdict: "off" },
    does: (world) => runners(next(world), "audit_entries", "decisions", "meetups", "notices", "series"),
  },
  "lib/decisions/actions.ts#keepAlive": {
    page: ({ groupId, seriesId }) => `/groups/${groupId}/${seriesId}/alive`,
    opener: "coOrganizer",
    inGroup: true,
    first: askWhetherAlive,
    fields: {},
    does: ({ groupId, seriesId }) => runners(`/groups/${groupId}/${seriesId}`, "notices"),
  },
};
