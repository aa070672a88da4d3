import { expect, test } from "vitest";
import { linkHolder } from "@/lib/auth/access";
import { openPersonalLink } from "@/lib/auth/commands";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { founder } from "@/lib/groups/access";
import { foundGroup } from "@/lib/groups/commands";
import { foundSchema } from "@/lib/groups/schema";
import { openInvite } from "@/lib/invites/access";
import { acceptInvite } from "@/lib/invites/commands";
import { randomToken, signToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildInvite } from "@/tests/factories";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");

const browsersOf = async (userId: string) =>
  (await db().device.findMany({ where: { userId }, orderBy: { id: "asc" } })).map(({ browser }) => browser);

test("joining, founding and opening a personal link keep which browser it was", async () => {
  const { groupId, memberId } = await buildGroup({ now, from: "2026-03-03" });
  const { inviteId } = await buildInvite(groupId, memberId, { now });
  const opened = await openInvite(signToken(env().SECRET, "invite", { id: inviteId, generation: 0 }), now);
  if (!opened.ok) throw new Error(opened.reason);
  const stranger = { viewer: null, name: "Grace", zone: null, pageKey: randomToken(), browser: "Chrome on Android" };
  const joined = await acceptInvite(opened.invitee, stranger, now);
  if (!joined.ok || !joined.device) throw new Error("not joined");
  expect(await browsersOf(joined.device.userId)).toEqual(["Chrome on Android"]);

  const token = signToken(env().SECRET, "personal", { id: joined.device.userId, generation: 0 });
  const holder = await linkHolder(token);
  if (!holder) throw new Error("no holder");
  await openPersonalLink(holder, randomToken(), now, "Safari on iPhone");
  await openPersonalLink(holder, randomToken(), now, null);
  expect((await browsersOf(holder.userId)).toSorted()).toEqual(["Chrome on Android", "Safari on iPhone", null]);

  const where = { from: "2026-03-05", time: "19:00", zone: "Europe/Berlin", length: "120", place: "", link: "" };
  const group = { kind: "bookClub", name: "Readers", cadence: "FREQ=WEEKLY;BYDAY=TH", you: "Ada" };
  const input = foundSchema.parse({ ...group, ...where, pageKey: randomToken() });
  const anyone = founder(null);
  if (!anyone) throw new Error("no founder");
  const founded = await foundGroup(anyone, input, now, "Firefox on Linux");
  if (!founded.ok || !founded.device) throw new Error("not founded");
  expect(await browsersOf(founded.device.userId)).toEqual(["Firefox on Linux"]);
});
