import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { withDatabase } from "@/tests/database";
import { buildGroup } from "@/tests/factories";
import { memberFor, viewerFor } from "@/tests/proofs";
import { openFeed } from "./access";
import { rotateGroupFeed, rotateOwnFeed } from "./commands";
import { groupFeeds, ownFeed } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const opened = async (address: string) => {
  const [token = "", series] = new URL(address).pathname.replace("/api/feeds/", "").split("/");
  return openFeed(token, series === "calendar.ics" ? null : (series ?? null));
};

test("replacing one's own address ends the old one and no group's", async () => {
  const { userId, groupId } = await buildGroup({ now, from: "2026-03-03" });
  const [viewer, member] = [await viewerFor(userId, now), await memberFor(userId, groupId, now)];
  const [old, { all }] = [await ownFeed(viewer), await groupFeeds(member)];
  await rotateOwnFeed(viewer);
  expect(await opened(old)).toEqual({ ok: false, reason: "rotated" });
  expect(await opened(await ownFeed(viewer))).toMatchObject({ ok: true, reader: { of: { userId }, group: null } });
  expect(await opened(all)).toMatchObject({ ok: true, reader: { group: { name: "Runners", series: null } } });
});

test("replacing a group's address ends those of its series too", async () => {
  const { userId, groupId, memberId, seriesId } = await buildGroup({ now, from: "2026-03-03" });
  const member = await memberFor(userId, groupId, now);
  const old = await groupFeeds(member);
  expect(await rotateGroupFeed(member)).toEqual({ ok: true });
  for (const address of [old.all, ...old.series.map((one) => one.address)]) {
    expect(await opened(address)).toEqual({ ok: false, reason: "rotated" });
  }
  const [series] = (await groupFeeds(member)).series;
  expect(await opened(series?.address ?? "")).toMatchObject({ ok: true, reader: { of: { memberId, seriesId } } });
});

test("who has left meanwhile, or whose group was deleted, replaces nothing", async () => {
  const { userId, groupId, memberId } = await buildGroup({ now, from: "2026-03-03" });
  const member = await memberFor(userId, groupId, now);
  await db().group.update({ where: { id: groupId }, data: { deletedAt: now } });
  expect(await rotateGroupFeed(member)).toEqual({ ok: false, reason: "gone" });
  await db().group.update({ where: { id: groupId }, data: { deletedAt: null } });
  await db().member.update({ where: { id: memberId }, data: { leftAt: now, ending: "left" } });
  expect(await rotateGroupFeed(member)).toEqual({ ok: false, reason: "gone" });
  expect(await opened((await groupFeeds(member)).all)).toEqual({ ok: false, reason: "unknown" });
});

test("an address of another kind, of nobody or of a foreign series is none", async () => {
  const { userId, groupId } = await buildGroup({ now, from: "2026-03-03" });
  const other = await buildGroup({ now, from: "2026-03-03" });
  const member = await memberFor(userId, groupId, now);
  const own = await ownFeed(member.viewer);
  const { all } = await groupFeeds(member);
  const within = (address: string, series: string) => address.replace("calendar.ics", `${series}/calendar.ics`);
  const unknown = [
    within(own, other.seriesId),
    within(all, other.seriesId),
    within(all, "x"),
    own.replace("feeds/", "feeds/A"),
  ];
  for (const address of unknown) expect(await opened(address)).toEqual({ ok: false, reason: "unknown" });
});
