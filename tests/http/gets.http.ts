import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { checksum, withApp } from "./app";
import { buildAnswered, expectNothingWritten, walkers, waysByTurns } from "./gets";

const app = withApp();

// That a page's address writes nothing is held for everybody by access.http.ts: here it is what links lead to.
test.each(walkers)("walking everything that %s can reach writes nothing, in whatever way it is read", async (actor) => {
  expect.hasAssertions();
  await expectNothingWritten(app, actor, (place) => waysByTurns(actor, place));
});

const strange = [
  "%00",
  "%ff",
  "%",
  "..%2f..%2fme",
  "__proto__",
  "constructor",
  "\u{1f600}",
  "x".repeat(2000),
  "-1",
  "null",
];
const dates = ["2026-02-31", "1900-01-01", "2199-12-31", "0001-01-01", "9999-12-31", "today", "2026-3-3"];
const months = ["0001-01", "1900-01", "2199-12", "9999-12", "2026-13", "x", "2026-01&month=2026-02", "%00", "%ff"];

test("no address breaks the app: strange ids, dates, months and queries are pages or not found", async () => {
  const world = await buildAnswered();
  const { groupId, seriesId, people, other } = world;
  const group = `/groups/${groupId}`;
  const paths = [
    ...strange.flatMap((id) => [
      `/groups/${id}`,
      `${group}/${id}`,
      `${group}/${seriesId}/${id}`,
      `${group}/people/${id}`,
      `${group}/people/${id}/merge`,
      `${group}/people/${people.guest.memberId}/merge?into=${id}`,
      `/groups/${id}/welcome`,
      `/join/${id}`,
      `/api/join/${id}/picture`,
      `/groups/${id}/invites`,
      `/personal/${id}`,
      `/mailbox/${id}`,
      `/answer/${id}?answer=${id}`,
      `/mail/${id}`,
      `/api/mail/off/${id}`,
      `/groups/new/${id}`,
      `/sign-in/open?token=${id}&email=${id}`,
      `/personal?link=${id}`,
      `/sign-in?error=${id}`,
      `/groups/new/bookClub?from=${id}&time=${id}&cadence=${id}&zone=${id}&length=${id}`,
    ]),
    ...dates.map((date) => `${group}/${seriesId}/${date}`),
    ...dates.map((date) => `/groups/new/bookClub?from=${date}&cadence=FREQ%3DYEARLY%3BBYMONTH%3D2%3BBYMONTHDAY%3D30`),
    ...months.map((month) => `${group}/${seriesId}?month=${month}`),
    `/groups/new/bookClub?from=a&from=b&zone=x&zone=y`,
    `${group}/${other.seriesId}`,
    `${group}/${other.seriesId}/${world.date}`,
    `${group}/people/${other.memberId}`,
    `${group}/people/${people.removed.memberId}`,
    `${group}/people/${people.guest.memberId}/merge?into=${other.memberId}`,
    `${group}/people/${people.guest.memberId}/merge?into=a&into=b`,
    `${group}/${randomUUID()}`,
    `/groups/${other.groupId}/${seriesId}`,
  ];
  const browser = app.browser(world.cookies.organizer);
  const before = await checksum();
  for (const path of paths) {
    const { status } = await browser.get(path);
    expect([200, 307, 400, 404], `${path.slice(0, 100)}: ${status}`).toContain(status);
  }
  expect(await checksum()).toEqual(before);
});

test("what belongs to another group is not found by way of one's own", async () => {
  const world = await buildAnswered();
  const { groupId, seriesId, date, people, other } = world;
  const organizer = app.browser(world.cookies.organizer);
  for (const path of [
    `/groups/${groupId}/${other.seriesId}`,
    `/groups/${groupId}/${other.seriesId}/${date}`,
    `/groups/${groupId}/people/${other.memberId}`,
    `/groups/${groupId}/people/${people.removed.memberId}`,
    `/groups/${other.groupId}/${seriesId}`,
    `/groups/${other.groupId}/people/${people.guest.memberId}`,
  ]) {
    expect((await organizer.get(path)).status, path).toBe(404);
  }
});
