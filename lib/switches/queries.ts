import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { db, type Tx } from "@/lib/db";
import { hasMailServer } from "@/lib/mail/queries";
import type { Organizer } from "@/lib/members/access";
import { type MailReader, mailReaderOf } from "./access";
import type { MailOf } from "./links";
import { type GroupSwitches, kindsFor } from "./switches";

/** The running memberships, of groups that are not deleted, of whom a link or a viewer is. */
const membershipsOf = (of: MailOf) => ({
  ...("userId" in of ? { userId: of.userId } : { id: of.memberId }),
  leftAt: null,
  group: { deletedAt: null },
});

/** The ids of the memberships whose mail somebody may switch. One query. */
export async function switchable(client: Tx, { of }: MailReader): Promise<string[]> {
  const rows = await client.member.findMany({ where: membershipsOf(of), select: { id: true } });
  return rows.map(({ id }) => id);
}

/** What is mailed to somebody, group by group in order of joining. One query. */
export async function switchesOf({ of }: MailReader): Promise<GroupSwitches[]> {
  const rows = await db().member.findMany({
    relationLoadStrategy: "join",
    where: membershipsOf(of),
    orderBy: [{ joinedAt: "asc" }, { id: "asc" }],
    select: { id: true, role: true, group: { select: { name: true } }, mailSwitches: { select: { kind: true } } },
  });
  return rows.map(({ id, role, group, mailSwitches }) => ({
    ...{ memberId: id, group: group.name },
    kinds: kindsFor(role).map((kind) => ({ kind, on: !mailSwitches.some((off) => off.kind === kind) })),
  }));
}

/** Since when mail servers refuse an address, in their words. */
export type Refused = { at: Date; words: string | null };

/** What is mailed to a viewer. `email` null: a guest, to whom nothing is. `isMailed`: there is a mail server. */
export type OwnMail = { isMailed: boolean; email: string | null; refused: Refused | null; groups: GroupSwitches[] };

/** What is mailed to the viewer and where to. Two queries at most. */
export async function ownMail(viewer: Viewer): Promise<OwnMail> {
  const isMailed = hasMailServer();
  const { email } = viewer;
  if (email === null) return { isMailed, email, refused: null, groups: [] };
  const [user, groups] = await Promise.all([
    db().user.findUnique({ where: { id: viewer.userId }, select: { refusedAt: true, refusal: true } }),
    isMailed ? switchesOf(mailReaderOf(viewer)) : [],
  ]);
  const refused = user?.refusedAt ? { at: user.refusedAt, words: user.refusal } : null;
  return { isMailed, email, refused, groups };
}

/** The members of the organizer's group to whom mail does not come through: servers refuse their address. One query. */
export async function unreachedMembers({ groupId }: Organizer): Promise<ReadonlySet<string>> {
  const where = { groupId, leftAt: null, user: { refusedAt: { not: null } } };
  const rows = await db().member.findMany({ where, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}
