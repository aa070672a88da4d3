import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { settleNoticesOfDays } from "@/lib/notices/commands";
import type { LocalDate } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { memberFor, organizerFor } from "@/tests/proofs";
import { answerFor, answerMeetup } from "./commands";
import { meetupWithPeople } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const tenth = "2026-03-10" as LocalDate;

async function buildWorld() {
  const group = await buildGroup({ now: new Date("2026-01-31T12:00:00Z"), from: "2026-02-03" });
  const { userId, memberId } = await buildMember(group.groupId, { now });
  const [member, organizer] = [
    await memberFor(userId, group.groupId, now),
    await organizerFor(group.userId, group.groupId, now),
  ];
  return { ...group, member, organizer, boId: memberId, key: { seriesId: group.seriesId, date: tenth } };
}

let world: Awaited<ReturnType<typeof buildWorld>>;
beforeEach(async () => {
  world = await buildWorld();
});

const confirmed = () =>
  db().notice.findMany({
    where: { reason: "confirmed" },
    select: { memberId: true, revision: true, notBefore: true, dismissedAt: true },
  });

test("the first own in for a date is confirmed, once however often it is given and taken back", async () => {
  const say = (answer: "in" | "out" | "maybe") => answerMeetup(world.member, world.key, { answer }, now);
  await say("maybe");
  expect(await confirmed()).toEqual([]);
  for (const answer of ["in", "in", "out", "in"] as const) await say(answer);
  const one = { memberId: world.boId, revision: 0, notBefore: now, dismissedAt: null };
  expect(await confirmed()).toEqual([one]);
  expect((await meetupWithPeople(world.member, world.seriesId, tenth))?.notices).toEqual([]);
  await db().$transaction((tx) =>
    settleNoticesOfDays(tx, { memberIds: [world.boId], from: tenth, until: "2026-03-11" as LocalDate }, now),
  );
  expect(await confirmed()).toEqual([one]);
});

test("also where an organizer says so for them, or a regular says so by themselves; never of a standing in", async () => {
  const { seriesId, boId: memberId } = world;
  await db().standingAnswer.create({ data: { seriesId, memberId, ticket: 0, from: new Date("2026-03-01") } });
  expect(await confirmed()).toEqual([]);
  await answerFor(world.organizer, memberId, world.key, { answer: "in" }, now);
  expect(await confirmed()).toMatchObject([{ memberId }]);
});
