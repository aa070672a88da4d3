import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { db, transaction } from "@/lib/db";
import { lockPeople } from "@/lib/members/commands";
import { KINDS } from "@/lib/notices/notice";
import type { MailReader } from "./access";
import { switchable } from "./queries";
import { type Switch, switchText } from "./switches";

/**
 * Switches what is mailed: of what was shown, what is in `on` is mailed and the rest is not. Only of memberships that
 * the reader may switch still; what is as it was said stays.
 */
export async function saveSwitches(
  reader: MailReader,
  { shown, on }: { shown: readonly Switch[]; on: readonly Switch[] },
  now: Date,
): Promise<void> {
  const wanted = new Set(on.map(switchText));
  await transaction(async (tx) => {
    await lockPeople(tx, reader.userId);
    const own = new Set(await switchable(tx, reader));
    const theirs = shown.filter(({ memberId }) => own.has(memberId));
    const [ons, offs] = [
      theirs.filter((one) => wanted.has(switchText(one))),
      theirs.filter((one) => !wanted.has(switchText(one))),
    ];
    if (ons.length > 0) await tx.mailSwitch.deleteMany({ where: { OR: ons } });
    await tx.mailSwitch.createMany({ data: offs.map((one) => ({ ...one, at: now })), skipDuplicates: true });
  });
}

/** Switches off everything that is mailed by the memberships that the reader may switch. Again: nothing happens. */
export async function switchAllOff(reader: MailReader, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await lockPeople(tx, reader.userId);
    const own = await switchable(tx, reader);
    const data = own.flatMap((memberId) => KINDS.map((kind) => ({ memberId, kind, at: now })));
    await tx.mailSwitch.createMany({ data, skipDuplicates: true });
  });
}

/** Has the viewer's address tried again, which servers refused. Again: nothing happens. */
export async function retryAddress({ userId }: Viewer): Promise<void> {
  await db().user.updateMany({
    where: { id: userId, refusedAt: { not: null } },
    data: { refusedAt: null, refusal: null },
  });
}
