import { beforeAll, expect, test } from "vitest";
import { writeComment } from "@/lib/comments/commands";
import { db } from "@/lib/db";
import { answerMeetup } from "@/lib/rsvp/commands";
import type { LocalDate } from "@/lib/time";
import { randomToken } from "@/lib/token";
import { databaseUrl, withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { checksum } from "@/tests/http/app";
import { administer, databaseAt } from "@/tests/postgres";
import { memberFor } from "@/tests/proofs";
import { checkData } from "./check";

withDatabase("once");
beforeAll(build);

const since = new Date("2026-02-01T12:00:00Z");
const now = new Date("2026-03-04T12:00:00Z");
const record = { since: "2026-03-10", plans: [], rows: [], written: [], carried: [] };

/** A series in which everything has happened that the rules are about; Ada is its regular. */
async function build(): Promise<void> {
  const { groupId, seriesId, memberId, userId } = await buildGroup({
    now: since,
    from: "2026-02-03",
    plan: { capacity: 2 },
  });
  await db().standingAnswer.create({ data: { seriesId, memberId, ticket: 0, from: since } });
  const say = async (whose: string, date: string, at: Date) => {
    const key = { seriesId, date: date as LocalDate };
    return answerMeetup(await memberFor(whose, groupId, at), key, { answer: "in" }, at);
  };
  const [ben, cleo] = [await buildMember(groupId, { now: since }), await buildMember(groupId, { now: since })];
  await say(ben.userId, "2026-02-10", new Date("2026-02-09T12:00:00Z"));
  for (const whose of [ben.userId, cleo.userId]) await say(whose, "2026-03-10", now);
  const past = { seriesId_date: { seriesId, date: new Date("2026-02-10") } };
  const turnout = { create: { takenById: memberId, takenAt: now, presences: { create: { memberId: ben.memberId } } } };
  await db().meetup.update({ where: past, data: { turnout: turnout } });
  const carried = { state: "carried" as const, carriedTo: new Date("2026-03-17") };
  await db().meetup.create({ data: { seriesId, date: new Date("2026-03-16"), ...carried } });
  const kind = "planChanged" as const;
  await db().edit.create({ data: { seriesId, memberId, kind, turn: 1, at: now, from: now, before: record } });
  const notice = { memberId: ben.memberId, seriesId, date: new Date("2026-03-10"), revision: 3, createdAt: now };
  await db().notice.create({ data: { ...notice, reason: "movedUp" } });
  const mailed = {
    createdAt: now,
    deliveredAt: now,
    sealed: new Uint8Array(),
    recipient: "ben@example.org",
    subject: "",
  };
  const mail = { create: { ...mailed, user: { connect: { id: ben.userId } } } };
  const { memberId: of, seriesId: series, ...told } = notice;
  await db().notice.create({
    data: {
      ...{ ...told, reason: "reminder", notBefore: now, settledAt: now, mail },
      ...{ member: { connect: { id: of } }, series: { connect: { id: series } } },
    },
  });
  const decided = { verdict: "asked" as const, at: now, heads: 2, minimum: 3 };
  const tenth = await db().meetup.findFirstOrThrow({ where: { seriesId, date: new Date("2026-03-10") } });
  await db().decision.createMany({
    data: [
      { ...decided, meetupId: tenth.id, reopenedAt: now },
      { ...decided, meetupId: tenth.id },
    ],
  });
  const tickets = { create: { seriesId, memberId, ticket: 1 } };
  const days = { from: new Date("2026-04-01"), until: new Date("2026-04-08"), setAt: now };
  await db().away.create({ data: { userId, ...days, tickets } });
  const date = "2026-03-10" as LocalDate;
  await writeComment(
    await memberFor(userId, groupId, now),
    { seriesId, date },
    { text: "Hi", pageKey: randomToken() },
    now,
  );
  // In another group there is one more.
  await buildGroup({ now: since, from: "2026-02-03" });
}

/** What is found after some statements, in a copy that may lack what forbids them. */
async function planted(...statements: string[]): Promise<string[]> {
  await db().$disconnect();
  const [own, copy] = [new URL(databaseUrl).pathname.slice(1), `check_${randomToken().slice(0, 8)}`];
  const server = databaseAt(databaseUrl, "postgres");
  await administer(server, `CREATE DATABASE "${copy}" TEMPLATE "${own}"`);
  try {
    for (const statement of statements) await administer(databaseAt(databaseUrl, copy), statement);
    return (await checkData(databaseAt(databaseUrl, copy), now)).broken;
  } finally {
    await administer(server, `DROP DATABASE "${copy}" WITH (FORCE)`);
  }
}

const without = (table: string, constraint: string) => `ALTER TABLE ${table} DROP CONSTRAINT ${constraint}`;
const free = (index: string) => `DROP INDEX ${index}`;
const again = (table: string, columns: string) =>
  `INSERT INTO ${table} (id, ${columns}) SELECT gen_random_uuid(), ${columns} FROM ${table}`;
const at = (date: string) => `(SELECT id FROM meetups WHERE date = '${date}')`;

test("a healthy database breaks nothing, and is left as it was", async () => {
  const lines: string[] = [];
  const before = await checksum();
  const checked = await checkData(databaseUrl, now, (line) => lines.push(line));
  expect(await checksum()).toEqual(before);
  // Two touched dates, and the coming four weeks of two series.
  expect([checked, lines]).toEqual([{ series: 2, dates: 9, broken: [] }, []]);
});

const others = `(SELECT id FROM members ORDER BY group_id DESC LIMIT 1)`;

test.concurrent.each([
  ["two with one ticket", [`UPDATE rsvps SET ticket = 2 WHERE meetup_id = ${at("2026-03-10")}`], /have one ticket, 2$/],
  ["a ticket to come", [`UPDATE rsvps SET ticket = 99 WHERE meetup_id = ${at("2026-02-10")}`], /ticket 99, above/],
  [
    "a party of eleven",
    [without("rsvps", "rsvps_brings"), `UPDATE rsvps SET brings = 10 WHERE meetup_id = ${at("2026-02-10")}`],
    /brings 10$|party of 11$/,
  ],
  [
    "an answer to a carried date",
    [`UPDATE rsvps SET meetup_id = ${at("2026-03-16")} WHERE meetup_id = ${at("2026-02-10")}`],
    /date 2026-03-16: is carried and still has the answer of member/,
  ],
  [
    "a circle",
    ["UPDATE meetups SET carried_to = date WHERE state = 'carried'"],
    /date 2026-03-16: is carried in a circle/,
  ],
  [
    "carried to nowhere",
    ["UPDATE meetups SET carried_to = '2026-03-18' WHERE state = 'carried'"],
    /2026-03-18, which is no date/,
  ],
  ["an unreadable edit", ["UPDATE edits SET before = '{}'"], /edit \S+: cannot be read/],
  ["an edit to come", ["UPDATE edits SET turn = 99"], /edit \S+ has turn 99, above/],
  [
    "an answer after the start",
    [`UPDATE rsvps SET answered_at = '2026-02-10T18:00Z' WHERE meetup_id = ${at("2026-02-10")}`],
    /date 2026-02-10: the answer of member \S+ was given after it began/,
  ],
  [
    "who came before the start",
    ["UPDATE turnouts SET taken_at = '2026-02-10T17:59Z'"],
    /date 2026-02-10: who came was taken before it began/,
  ],
  [
    "who came to what is no date",
    [`UPDATE turnouts SET meetup_id = ${at("2026-03-16")}`],
    /date 2026-03-16: somebody took who came/,
  ],
  [
    "standing answers that overlap",
    [
      "UPDATE standing_answers SET until = '2026-03-01'",
      `INSERT INTO standing_answers (id, series_id, member_id, ticket, "from") SELECT gen_random_uuid(), series_id, member_id, 0, '2026-02-28' FROM standing_answers`,
    ],
    /standing answers \S+ and \S+ of one member overlap/,
  ],
  [
    "a standing answer backwards",
    [without("standing_answers", "standing_answers_order"), "UPDATE standing_answers SET until = '2026-01-01'"],
    /standing answer \S+ ends before it begins/,
  ],
  ["a standing ticket to come", [`UPDATE standing_answers SET ticket = 99`], /ticket 99, above/],
  [
    "memberships that overlap",
    [free("members_running"), again("members", "group_id, user_id, role, joined_at")],
    /memberships \S+ and \S+ of one person overlap/,
  ],
  [
    "a membership backwards",
    [without("members", "members_order"), `UPDATE members SET left_at = '2026-01-01' WHERE id = ${others}`],
    /membership \S+ ends before it begins/,
  ],
  [
    "an away backwards",
    [without("aways", "aways_order"), `UPDATE aways SET until = "from"`],
    /away \S+ ends before it begins/,
  ],
  ["an away ticket to come", ["UPDATE away_tickets SET ticket = 99"], /away ticket \S+ has ticket 99, above/],
  [
    "an away of somebody else",
    ["UPDATE aways SET user_id = (SELECT user_id FROM members WHERE role = 'member' LIMIT 1)"],
    /another group or another person/,
  ],
  [
    "a message twice",
    [
      free("notices_member_id_reason_series_id_date_revision_key"),
      again("notices", "member_id, series_id, date, reason, revision, created_at"),
    ],
    /has 2 notices \w+ of revision [03]/,
  ],
  ["a message to come", ["UPDATE notices SET revision = 99"], /notice \S+ has revision 99, above/],
  [
    "an answer twice",
    [free("rsvps_meetup_id_member_id_key"), again("rsvps", "meetup_id, member_id, answer, ticket, answered_at")],
    /has 2 answers|one ticket/,
  ],
  [
    "a date twice",
    [free("meetups_series_id_date_key"), again("meetups", "series_id, date, state, carried_to")],
    /has 2 rows/,
  ],
  [
    "a row that is no date",
    [`UPDATE meetups SET date = '2026-03-11' WHERE date = '2026-03-10'`],
    /date 2026-03-11: is no date of its plans/,
  ],
  [
    "retired for nothing",
    [`UPDATE meetups SET state = 'retired' WHERE date = '2026-03-10'`],
    /date 2026-03-10: is retired without a reason/,
  ],
  [
    "plans that overlap",
    [
      `INSERT INTO plans (id, series_id, "from", until, start_time, zone, rrule, length, turn, changed_at) SELECT gen_random_uuid(), series_id, '2026-02-24', '2026-03-31', start_time, zone, rrule, length, turn, changed_at FROM plans WHERE capacity = 2`,
    ],
    /plan from 2026-02-03: overlaps the plan from 2026-02-24/,
  ],
  ["a plan to come", ["UPDATE plans SET turn = 99 WHERE capacity = 2"], /plan from 2026-02-03 has turn 99, above/],
  [
    "a change of a date to come",
    ["UPDATE meetups SET turn = 99 WHERE state = 'carried'"],
    /date 2026-03-16: has turn 99, above/,
  ],
  [
    "a rule that nobody reads",
    ["UPDATE plans SET rrule = 'FREQ=SOMETIMES' WHERE capacity = 2"],
    /series \S+, cannot be read/,
  ],
  [
    "a zone that is none",
    ["UPDATE plans SET zone = 'Europe/Atlantis' WHERE capacity = 2"],
    /series \S+, cannot be read/,
  ],
  [
    "two decisions that stand",
    [free("decisions_standing"), "UPDATE decisions SET reopened_at = NULL"],
    /date 2026-03-10: has 2 decisions that stand/,
  ],
  [
    "settled before it was mailed",
    ["UPDATE mails SET delivered_at = NULL, try_at = created_at"],
    /notice \S+ is settled as mailed, by a mail that waits still/,
  ],
  [
    "dropped and still to do",
    ["UPDATE notices SET dropped = 'untrue', settled_at = NULL, mail_id = NULL WHERE reason = 'reminder'"],
    /notice \S+ was not mailed, untrue, and is still to do/,
  ],
  [
    "shown only and mailed",
    ["UPDATE notices SET not_before = NULL WHERE reason = 'reminder'"],
    /notice \S+ is shown only, and was mailed/,
  ],
  [
    "told to somebody else",
    ["UPDATE mails SET user_id = (SELECT user_id FROM members WHERE role = 'organizer' LIMIT 1)"],
    /notice \S+ is in a mail to somebody else/,
  ],
  [
    "delivered and tried again",
    ["UPDATE notices SET mail_id = NULL", "UPDATE mails SET try_at = created_at"],
    /mail \S+: was delivered and is tried again/,
  ],
  [
    "called off and still on",
    [
      `INSERT INTO decisions (id, meetup_id, verdict, at, heads, minimum) SELECT gen_random_uuid(), ${at("2026-02-10")}, 'off', now(), 1, 2`,
    ],
    /date 2026-02-10: is on, and it stands decided that it is off/,
  ],
  ["a comment to come", ["UPDATE comments SET turn = 99"], /comment \S+ has turn 99, above/],
])("%s is named", async (_, statements, line) => {
  const broken = await planted(...statements);
  expect(broken.length).toBeGreaterThan(0);
  for (const one of broken) expect(one).toMatch(line);
});

test.concurrent.each(["rsvps", "standing_answers", "away_tickets", "notices", "comments", "presences"])(
  "%s of another group's member are named",
  async (table) => {
    const outside = `(SELECT m.id FROM members m WHERE NOT EXISTS (SELECT 1 FROM rsvps r JOIN members o ON o.id = r.member_id WHERE o.group_id = m.group_id))`;
    const broken = await planted(
      `UPDATE ${table} SET member_id = ${outside} WHERE id = (SELECT min(id::text)::uuid FROM ${table})`,
    );
    expect(broken).toEqual([expect.stringMatching(/another group/)]);
  },
);
