import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/access";
import { viewerOf } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { memberBy } from "@/lib/members/access";
import { answerMeetup } from "@/lib/rsvp/commands";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import type { LocalDate } from "@/lib/time";
import { randomToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildUser } from "@/tests/factories";
import { tokensFor, viewerFor } from "@/tests/proofs";
import { founder } from "./access";
import { foundGroup as found } from "./commands";
import { type FoundInput, foundSchema } from "./schema";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");

function input(given: Record<string, string> = {}): FoundInput {
  return foundSchema.parse({
    kind: "bookClub",
    name: "Page Turners",
    from: "2026-03-05",
    cadence: "FREQ=MONTHLY;BYDAY=1TU",
    time: "19:00",
    zone: "Europe/Berlin",
    length: "120",
    place: "Ada's",
    link: "",
    you: "Ada",
    pageKey: randomToken(),
    ...given,
  });
}

async function foundGroup(viewer: Viewer | null, given: FoundInput, at: Date) {
  const allowed = founder(viewer);
  if (!allowed) throw new Error("may not found");
  return found(allowed, given, at);
}

async function founded(viewer: Viewer | null, given: FoundInput, at = now) {
  const result = await foundGroup(viewer, given, at);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

const counts = async () => ({
  users: await db().user.count(),
  devices: await db().device.count(),
  groups: await db().group.count(),
  members: await db().member.count(),
  invites: await db().invite.count(),
  series: await db().series.count(),
  plans: await db().plan.count(),
  standing: await db().standingAnswer.count(),
});

const none = { users: 0, devices: 0, groups: 0, members: 0, invites: 0, series: 0, plans: 0, standing: 0 };
const one = { users: 1, devices: 1, groups: 1, members: 1, invites: 1, series: 1, plans: 1, standing: 1 };

test("a stranger founds: group, organizer, series with its plan begun at a date of the rule, invite, device", async () => {
  const { groupId, device } = await founded(null, input());
  expect(await counts()).toEqual(one);
  const group = await db().group.findUniqueOrThrow({
    where: { id: groupId },
    include: { members: { include: { user: true } }, invites: true, series: { include: { plans: true } } },
  });
  expect(group).toMatchObject({
    kind: "bookClub",
    name: "Page Turners",
    createdAt: now,
    members: [{ role: "organizer", joinedAt: now, leftAt: null, inviteId: null, user: { name: "Ada", email: null } }],
    invites: [{ generation: 0, expiresAt: null, uses: 0 }],
    series: [
      {
        name: "Page Turners",
        description: null,
        turn: 1,
        plans: [
          {
            from: new Date("2026-04-07T00:00Z"),
            until: null,
            startTime: new Date("1970-01-01T19:00Z"),
            zone: "Europe/Berlin",
            rrule: "FREQ=MONTHLY;BYDAY=1TU",
            length: 120,
            place: "Ada's",
            link: null,
            capacity: null,
            turn: 1,
          },
        ],
      },
    ],
  });
  const viewer = await viewerOf({ session: null, device: device?.token ?? null }, now);
  expect(viewer).toMatchObject({ userId: device?.userId, zone: "Europe/Berlin" });
});

test("the founder is in for every date, and can say otherwise for one", async () => {
  const { groupId, device } = await founded(null, input());
  const member = await memberBy({ session: null, device: device?.token ?? null }, groupId, now);
  const { id: seriesId } = await db().series.findFirstOrThrow();
  if (!member) throw new Error("no member");
  const answerOn = async (date: string) =>
    (await meetupWithPeople(member, seriesId, date as LocalDate))?.people[0]?.effective;
  expect(await answerOn("2026-04-07")).toMatchObject({ answer: "in", ticket: 1, how: "regular" });
  expect(await answerOn("2031-01-07")).toMatchObject({ answer: "in", ticket: 1, how: "regular" });
  const key = { seriesId, date: "2026-04-07" as LocalDate };
  expect(await answerMeetup(member, key, { answer: "out", note: null }, now)).toMatchObject({ outcome: "out" });
  expect(await answerOn("2026-04-07")).toMatchObject({ answer: "out", how: "own" });
  expect(await answerOn("2026-05-05")).toMatchObject({ answer: "in", how: "regular" });
});

test.each(["a stranger", "somebody known"])("20 presses of one page at once by %s found one group", async (who) => {
  const viewer = who === "a stranger" ? null : await viewerFor((await buildUser({ now })).userId, now);
  const given = input();
  const results = await Promise.all(Array.from({ length: 20 }, () => foundGroup(viewer, given, now)));
  const made = new Set(results.map((result) => JSON.stringify(result.ok ? [result.groupId, result.device] : result)));
  expect(made.size).toBe(1);
  expect(await counts()).toEqual(one);
});

test("a changed form of the same page founds another group, of the same person", async () => {
  const given = input();
  const first = await founded(null, given);
  const second = await founded(null, { ...given, name: "Leaf Turners", you: "Ada L." });
  expect(second.groupId).not.toBe(first.groupId);
  expect(second.device).toEqual(first.device);
  expect(await counts()).toMatchObject({ users: 1, devices: 1, groups: 2 });
  const viewer = await viewerOf({ session: null, device: first.device?.token ?? null }, now);
  const third = await founded(viewer, { ...given, place: null });
  expect(await founded(viewer, given)).toMatchObject({ groupId: first.groupId });
  const { userId } = first.device ?? {};
  const members = await db().member.findMany({ where: { groupId: { in: [second.groupId, third.groupId] } } });
  expect(members).toMatchObject([
    { userId, role: "organizer" },
    { userId, role: "organizer" },
  ]);
});

test.each(["a stranger", "somebody known"])(
  "presses of two forms of one page at once by %s found two groups",
  async (who) => {
    const viewer = who === "a stranger" ? null : await viewerFor((await buildUser({ now })).userId, now);
    const given = input();
    const forms = [given, { ...given, name: "Leaf Turners" }];
    const presses = Array.from({ length: 20 }, (_, index) => foundGroup(viewer, forms[index % 2] ?? given, now));
    const made = new Set((await Promise.all(presses)).map((result) => (result.ok ? result.groupId : result.reason)));
    expect(made.size).toBe(2);
    expect(await counts()).toMatchObject({ users: 1, devices: 1, groups: 2, members: 2, series: 2 });
  },
);

test("somebody known founds as who they are, and may have any number of groups", async () => {
  const { userId } = await buildUser({ now });
  const viewer = await viewerFor(userId, now);
  const first = await founded(viewer, input({ you: "" }));
  const second = await founded(viewer, input({ you: "Somebody else" }));
  expect(first.groupId).not.toBe(second.groupId);
  expect([first.device, second.device]).toEqual([null, null]);
  expect(await db().user.findMany()).toMatchObject([{ id: userId, name: "Ada" }]);
  expect(await db().member.count({ where: { userId, role: "organizer" } })).toBe(2);
});

test("a page's key of somebody else's group gives nobody their place, but a group of their own", async () => {
  const given = input();
  const { groupId } = await founded(null, given);
  const { userId } = await buildUser({ now });
  const tokens = await tokensFor(userId, now);
  const own = await founded(await viewerOf(tokens, now), given);
  expect(await memberBy(tokens, groupId, now)).toBeNull();
  expect(await memberBy(tokens, own.groupId, now)).toMatchObject({ role: "organizer" });
});

test("refused, nothing is written: never meets, over already, no name, an old page", async () => {
  const refusal = async (given: FoundInput, at = now, viewer: Viewer | null = null) => {
    const before = await counts();
    const result = await foundGroup(viewer, given, at);
    expect(await counts()).toEqual(before);
    return result;
  };
  const never = input({ cadence: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" });
  expect(await refusal(never)).toEqual({ ok: false, reason: "noDates" });
  expect(await refusal(input({ cadence: "once", from: "2026-03-03" }))).toEqual({ ok: false, reason: "noDates" });
  const ended = input({ cadence: "FREQ=WEEKLY;BYDAY=TU;COUNT=2", from: "2026-01-06" });
  expect(await refusal(ended)).toEqual({ ok: false, reason: "noDates" });
  expect(await refusal(input({ you: "" }))).toEqual({ ok: false, reason: "nameMissing" });
  expect(await counts()).toEqual(none);
  const given = input();
  const { groupId, device } = await founded(null, given);
  const viewer = await viewerOf({ session: null, device: device?.token ?? null }, now);
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  expect(await founded(viewer, given, later(9))).toMatchObject({ groupId });
  for (const who of [null, viewer]) {
    expect(await refusal(given, later(10), who)).toEqual({ ok: false, reason: "stale" });
  }
  expect((await founded(viewer, { ...given, pageKey: randomToken() }, later(10))).groupId).not.toBe(groupId);
});
