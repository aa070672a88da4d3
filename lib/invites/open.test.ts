import fc from "fast-check";
import { expect, test } from "vitest";
import { membershipOf, whyClosed, whyLinkClosed } from "./open";

const now = new Date("2026-03-04T12:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const open = { expiresAt: null, uses: 3, maxUses: null, revokedAt: null, generation: 2 };

test("an invite is open until its last moment, its last use, or somebody's word", () => {
  expect(whyClosed(open, now)).toBeNull();
  expect(whyClosed({ ...open, expiresAt: at(1), maxUses: 4 }, now)).toBeNull();
  expect(whyClosed({ ...open, expiresAt: now }, now)).toBe("expired");
  expect(whyClosed({ ...open, maxUses: 3 }, now)).toBe("usedUp");
  expect(whyClosed({ ...open, revokedAt: now }, now)).toBe("revoked");
});

test("of several reasons: revoked, then expired, then used up", () => {
  const moment = fc.option(fc.integer({ min: -5, max: 5 }).map(at), { nil: null });
  const terms = fc.record({
    expiresAt: moment,
    uses: fc.nat(3),
    maxUses: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    revokedAt: moment,
  });
  fc.assert(
    fc.property(terms, (invite) => {
      const reasons = [
        invite.revokedAt ? "revoked" : null,
        invite.expiresAt && invite.expiresAt <= now ? "expired" : null,
        invite.maxUses && invite.uses >= invite.maxUses ? "usedUp" : null,
      ];
      expect(whyClosed(invite, now)).toBe(reasons.find((reason) => reason !== null) ?? null);
    }),
  );
});

test("an older link was replaced, unless there is nothing that it was replaced by", () => {
  expect(whyLinkClosed(open, { generation: 2 }, now)).toBeNull();
  expect(whyLinkClosed(open, { generation: 1 }, now)).toBe("rotated");
  expect(whyLinkClosed({ ...open, expiresAt: now }, { generation: 1 }, now)).toBe("rotated");
  expect(whyLinkClosed({ ...open, revokedAt: now }, { generation: 1 }, now)).toBe("revoked");
  expect(whyLinkClosed({ ...open, maxUses: 3 }, { generation: 2 }, now)).toBe("usedUp");
});

test("only who was barred last may not come back", () => {
  expect(membershipOf(null)).toBe("new");
  expect(membershipOf({ leftAt: null, ending: null })).toBe("member");
  for (const ending of [null, "left", "removed"]) expect(membershipOf({ leftAt: now, ending })).toBe("new");
  expect(membershipOf({ leftAt: now, ending: "barred" })).toBe("barred");
});
