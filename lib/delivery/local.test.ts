import { expect, test, vi } from "vitest";
import { draw } from "@/components/mail/draw";
import { transaction } from "@/lib/db";
import { mailboxSecret } from "@/lib/mail/mailbox";
import { dueMails, localMailbox } from "@/lib/mail/queries";
import { tell } from "@/lib/notices/commands";
import type { LocalDate, Zone } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup } from "@/tests/factories";
import { deliverMail, gatherMails, inWords } from "./commands";

withDatabase();

test("while there is a local mailbox, what would be mailed lies there, and the log is left alone", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const now = new Date("2026-03-09T12:00:00Z");
  const { memberId, seriesId } = await buildGroup({ now, from: "2026-03-03" });
  const about = { memberId, seriesId, date: "2026-03-17" as LocalDate, reason: "question" as const, revision: 1 };
  const when = { due: now, startsAt: new Date("2026-03-17T18:00:00Z"), zone: "Europe/Berlin" as Zone };
  await transaction((tx) => tell(tx, [{ ...about, ...when }], now));
  await gatherMails(now);
  for (const id of await dueMails(now)) await deliverMail(id, now, { draw, post: inWords });
  const mails = await localMailbox(mailboxSecret(process.env.SECRET ?? ""), now);
  expect(mails).toMatchObject([{ text: expect.stringMatching(/Tuesday run[\s\S]*\/answer\//) }]);
  expect(log).not.toHaveBeenCalled();
});
