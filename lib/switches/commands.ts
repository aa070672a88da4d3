import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { db, type Tx, transaction } from "@/lib/db";
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
    const own = new Set(await switchable(tx, reader));
    const theirs = shown.filter(({ memberId }) => own.has(memberId));
    const [ons, offs] = [
      theirs.filter((one) => wanted.has(switchText(one))),
      theirs.filter((one) => !wanted.has(switchText(one))),
    ];
    await switchOff(tx, offs, now);
    // Last of all: who switches the opposite at the same time may wait for these, and would have these wait for them.
    if (ons.length > 0) await tx.mailSwitch.deleteMany({ where: { OR: ons } });
  });
}

/** Each in one order for all, so that nobody waits for one who waits for them. */
async function switchOff(tx: Tx, offs: readonly Switch[], at: Date): Promise<void> {
  const sorted = offs.toSorted((a, b) => (switchText(a) < switchText(b) ? -1 : 1));
  await tx.mailSwitch.createMany({ data: sorted.map((one) => ({ ...one, at })), skipDuplicates: true });
}

/** Switches off everything that is mailed by the memberships that the reader may switch. Again: nothing happens. */
export async function switchAllOff(reader: MailReader, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const own = await switchable(tx, reader);
    const all = own.flatMap((memberId) => KINDS.map((kind) => ({ memberId, kind })));
    await switchOff(tx, all, now);
  });
}

/** Has the viewer's address tried again, which servers refused. Again: nothing happens. */
export async function retryAddress({ userId }: Viewer): Promise<void> {
  await db().user.updateMany({
    where: { id: userId, refusedAt: { not: null } },
    data: { refusedAt: null, refusal: null },
  });
}
