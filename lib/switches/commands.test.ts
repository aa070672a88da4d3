import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { KINDS, type Kind } from "@/lib/notices/notice";
import { signToken, type TokenKind } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { organizerFor, viewerFor } from "@/tests/proofs";
import { mailReaderOf, openMail } from "./access";
import { retryAddress, saveSwitches, switchAllOff } from "./commands";
import { oneClickOff } from "./door";
import { switchesOf, unreachedMembers } from "./queries";
import { type Switch, switchText } from "./switches";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = new Date("2026-03-05T12:00:00Z");

const token = (kind: TokenKind, id: string, generation = 0) => signToken(env().SECRET, kind, { id, generation });

/** Mia is a member of the runners and organizer of the readers; Max is a runner. */
async function world() {
  const { userId } = await buildUser({ now, name: "Mia" });
  const runners = await buildGroup({ now, from: "2026-03-03" });
  const readers = await buildGroup({ now: later, from: "2026-03-10", userId, group: { name: "Readers" } });
  const { memberId } = await buildMember(runners.groupId, { now, userId });
  const max = await buildMember(runners.groupId, { now });
  const open = async (text: string) => {
    const reader = await openMail(text);
    if (!reader) throw new Error("the link opens nothing");
    return reader;
  };
  return {
    ...{ userId, runs: memberId, reads: readers.memberId, runners, readers, max },
    all: await open(token("mail", userId)),
    one: await open(token("groupMail", memberId)),
    viewer: await viewerFor(userId, now),
  };
}

const off = async (memberId: string) =>
  (await db().mailSwitch.findMany({ where: { memberId }, orderBy: { kind: "asc" } })).map(({ kind }) => kind);

const those = (memberId: string, ...kinds: Kind[]) => kinds.map((kind) => ({ memberId, kind }));

describe("a link that switches", () => {
  test("all of a user's mail shows every group, what organizers are told only where they run it", async () => {
    const { all, viewer, runs, reads } = await world();
    const on = (...kinds: Kind[]) => kinds.map((kind) => ({ kind, on: true }));
    const expected = [
      { memberId: runs, group: "Runners", kinds: on("question", "reminder", "seat", "change") },
      { memberId: reads, group: "Readers", kinds: on(...KINDS) },
    ];
    expect(await switchesOf(all)).toEqual(expected);
    expect(await switchesOf(mailReaderOf(viewer))).toEqual(expected);
    expect(all.name).toBe("Mia");
  });

  test("one membership's shows that group alone", async () => {
    const { one, runs } = await world();
    expect((await switchesOf(one)).map(({ memberId }) => memberId)).toEqual([runs]);
  });

  test("shows nothing of groups that were left or are deleted, and still opens", async () => {
    const { all, one, runs, userId, readers } = await world();
    await db().member.update({ where: { id: runs }, data: { leftAt: now, ending: "left" } });
    await db().group.update({ where: { id: readers.groupId }, data: { deletedAt: now } });
    expect([await switchesOf(all), await switchesOf(one)]).toEqual([[], []]);
    expect(await openMail(token("groupMail", runs))).not.toBeNull();
    expect(await openMail(token("mail", userId))).not.toBeNull();
  });

  test("opens nothing where it is forged, of another kind or generation, or of nobody", async () => {
    const { userId, runs } = await world();
    const crossed = [token("mail", runs), token("groupMail", userId), token("feed", userId), token("answer", runs)];
    const strange = [token("mail", userId, 1), token("groupMail", runs, 1), token("mail", randomUUID()), "", "x"];
    for (const text of [...crossed, ...strange, `${token("mail", userId)}A`]) expect(await openMail(text)).toBeNull();
  });
});

describe("choosing", () => {
  test("switches off what is not ticked, keeps since when, and switches on again", async () => {
    const { all, runs, reads } = await world();
    const shown = [...those(runs, "question", "seat"), ...those(reads, "organizing")];
    await saveSwitches(all, { shown, on: those(runs, "seat") }, now);
    expect([await off(runs), await off(reads)]).toEqual([["question"], ["organizing"]]);
    await saveSwitches(all, { shown, on: those(reads, "organizing") }, later);
    expect([await off(runs), await off(reads)]).toEqual([["question", "seat"], []]);
    const since = await db().mailSwitch.findMany({ orderBy: { kind: "asc" }, select: { kind: true, at: true } });
    expect(since).toEqual([
      { kind: "question", at: now },
      { kind: "seat", at: later },
    ]);
    await saveSwitches(all, { shown, on: shown }, later);
    expect(await db().mailSwitch.count()).toBe(0);
  });

  test("the opposite twice at once and all off: they come about one after the other, and the last one holds", async () => {
    const { all, runs, reads } = await world();
    const shown = [...those(runs, "question", "reminder", "seat", "change"), ...those(reads, ...KINDS)];
    const [some, others] = [shown.filter((_, at) => at % 2 === 0), shown.filter((_, at) => at % 2 === 1)];
    const texts = (of: readonly Switch[]) => of.map(switchText).sort();
    for (let round = 0; round < 20; round += 1) {
      await Promise.all([
        saveSwitches(all, { shown, on: some }, now),
        saveSwitches(all, { shown: shown.toReversed(), on: others }, now),
        switchAllOff(all, now),
      ]);
      const off = await db().mailSwitch.findMany({ select: { memberId: true, kind: true } });
      const ofShown = texts(off).filter((text) => texts(shown).includes(text));
      expect([texts(some), texts(others), texts(shown)]).toContainEqual(ofShown);
    }
  });

  test("leaves what was not shown as it is", async () => {
    const { all, runs } = await world();
    await saveSwitches(all, { shown: those(runs, "change"), on: [] }, now);
    await saveSwitches(all, { shown: those(runs, "seat"), on: [] }, now);
    await saveSwitches(all, { shown: [], on: those(runs, "change", "seat") }, now);
    expect(await off(runs)).toEqual(["seat", "change"]);
  });

  test("touches nobody else's, no other group's by the link of one, and none that was left or deleted", async () => {
    const { all, one, runs, reads, max, readers } = await world();
    await saveSwitches(all, { shown: those(max.memberId, "seat"), on: [] }, now);
    await saveSwitches(one, { shown: those(reads, "seat"), on: [] }, now);
    await switchAllOff(await openOf(max.memberId), now);
    await saveSwitches(all, { shown: those(max.memberId, "seat"), on: those(max.memberId, "seat") }, now);
    expect(await off(max.memberId)).toHaveLength(KINDS.length);
    expect(await off(reads)).toEqual([]);
    await db().member.update({ where: { id: runs }, data: { leftAt: now, ending: "left" } });
    await db().group.update({ where: { id: readers.groupId }, data: { deletedAt: now } });
    await saveSwitches(all, { shown: [...those(runs, "seat"), ...those(reads, "seat")], on: [] }, now);
    expect([await off(runs), await off(reads)]).toEqual([[], []]);
  });

  const openOf = async (memberId: string) => {
    const reader = await openMail(token("groupMail", memberId));
    if (!reader) throw new Error("the link opens nothing");
    return reader;
  };
});

describe("turning everything off", () => {
  test("by a link of one group means that group, by the other every group; twice is once", async () => {
    const { all, one, runs, reads, max } = await world();
    await switchAllOff(one, now);
    await switchAllOff(one, later);
    expect([await off(runs), await off(reads)]).toEqual([[...KINDS], []]);
    expect(await db().mailSwitch.count({ where: { at: later } })).toBe(0);
    await Promise.all([switchAllOff(all, later), switchAllOff(all, later)]);
    expect([await off(runs), await off(reads), await off(max.memberId)]).toEqual([[...KINDS], [...KINDS], []]);
  });

  const click = (value = "One-Click") => {
    const form = new FormData();
    form.set("List-Unsubscribe", value);
    return form;
  };

  test("with one click of a mail program, which is asked for in those words and no others", async () => {
    const { runs } = await world();
    const address = token("groupMail", runs);
    for (const form of [null, new FormData(), click("one-click"), click("")]) {
      expect(await oneClickOff(address, form, now)).toBe("notAsked");
    }
    expect(await off(runs)).toEqual([]);
    expect(await oneClickOff("made-up", click(), now)).toBe("unknown");
    expect(await oneClickOff(token("answer", runs), click(), now)).toBe("unknown");
    expect(await oneClickOff(address, click(), now)).toBe("off");
    expect(await oneClickOff(address, click(), now)).toBe("off");
    expect(await off(runs)).toEqual([...KINDS]);
  });

  test("and it is done also of a membership that has ended", async () => {
    const { runs } = await world();
    await db().member.update({ where: { id: runs }, data: { leftAt: now, ending: "left" } });
    expect(await oneClickOff(token("groupMail", runs), click(), now)).toBe("off");
    expect(await off(runs)).toEqual([]);
  });
});

describe("an address that servers refuse", () => {
  const refuse = (userId: string) =>
    db().user.update({ where: { id: userId }, data: { refusedAt: now, refusal: "550 no such user" } });

  test("is tried again when its person asks for it, and nobody else's", async () => {
    const { viewer, userId, max } = await world();
    await refuse(userId);
    await refuse(max.userId);
    await retryAddress(viewer);
    await retryAddress(viewer);
    const rows = await db().user.findMany({
      where: { id: { in: [userId, max.userId] } },
      orderBy: { createdAt: "asc" },
    });
    const of = (id: string) => rows.find((row) => row.id === id);
    expect(of(userId)).toMatchObject({ refusedAt: null, refusal: null });
    expect(of(max.userId)).toMatchObject({ refusedAt: now, refusal: "550 no such user" });
  });

  test("is known to the organizers of its person's groups, of running memberships", async () => {
    const { runners, readers, userId, runs, reads, max } = await world();
    await refuse(userId);
    await refuse(max.userId);
    await db().member.update({ where: { id: max.memberId }, data: { leftAt: now, ending: "left" } });
    expect([...(await unreachedMembers(await organizerFor(runners.userId, runners.groupId, now)))]).toEqual([runs]);
    expect([...(await unreachedMembers(await organizerFor(userId, readers.groupId, now)))]).toEqual([reads]);
  });
});
