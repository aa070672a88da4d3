import { expect, test } from "vitest";
import { draw } from "@/components/mail/draw";
import { db, transaction } from "@/lib/db";
import { mailWay } from "@/lib/mail/queries";
import { tell } from "@/lib/notices/commands";
import type { LocalDate, Zone } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup } from "@/tests/factories";
import { deliverMail, gatherMails } from "./commands";

process.env.APP_URL = "https://meet.example.org";
withDatabase();

const now = new Date("2026-03-09T12:00:00Z");
const select = { dropped: true, settledAt: true };

test("without a mail server nothing is queued, not even what was gathered while there was one", async () => {
  const { memberId, seriesId, userId } = await buildGroup({ now, from: "2026-03-03" });
  const zone = "Europe/Berlin" as Zone;
  const notice = { memberId, seriesId, reason: "question" as const, revision: 1, zone };
  const [soon, late] = [new Date("2026-03-17T18:00:00Z"), new Date("2026-03-10T12:00:00Z")];
  const of = (date: string, due: Date) => ({ ...notice, date: date as LocalDate, startsAt: soon, due });
  await transaction((tx) => tell(tx, [of("2026-03-10", now), of("2026-03-17", now), of("2026-03-24", late)], now));
  const mail = await db().mail.create({
    data: { userId, recipient: "a@example.org", subject: "", sealed: new Uint8Array(), createdAt: now, tryAt: now },
    select: { id: true },
  });
  await db().notice.updateMany({ where: { date: new Date("2026-03-10T00:00Z") }, data: { mailId: mail.id } });
  expect(mailWay()).toBe("log");
  await deliverMail(mail.id, now, { draw });
  await gatherMails(now);
  expect(await db().notice.findMany({ orderBy: { date: "asc" }, select })).toEqual([
    { dropped: "noServer", settledAt: now },
    { dropped: "noServer", settledAt: now },
    { dropped: null, settledAt: null },
  ]);
  expect(await db().mail.findMany({ select: { tryAt: true, deliveredAt: true } })).toEqual([
    { tryAt: null, deliveredAt: null },
  ]);
});
