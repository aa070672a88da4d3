import "server-only";
import { notFound } from "next/navigation";
import { requireViewer, type Viewer } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Proof } from "@/lib/proof";
import { readToken } from "@/lib/token";
import type { MailOf } from "./links";

/** Somebody who may choose what is mailed: to them, or to whom the link in a mail was given. `of`: all or one group's. */
export type MailReader = { userId: string; of: MailOf; name: string } & Proof<"mailReader">;

/** The viewer as who chooses what is mailed to them. */
export function mailReaderOf({ userId, name }: Viewer): MailReader {
  return { userId, of: { userId }, name: name ?? "" } as MailReader;
}

/**
 * Reads the token of a link that switches what is mailed. It holds as long as its mail lies about: also where a
 * membership has ended, of which nothing is mailed any more. Null for anything else. One statement.
 */
export async function openMail(token: string): Promise<MailReader | null> {
  const { SECRET } = env();
  const mine = readToken(SECRET, "mail", token);
  if (mine?.generation === 0) {
    const user = await db().user.findUnique({ where: { id: mine.id }, select: { name: true } });
    return user && ({ userId: mine.id, of: { userId: mine.id }, name: user.name ?? "" } as MailReader);
  }
  const theirs = readToken(SECRET, "groupMail", token);
  if (theirs?.generation !== 0) return null;
  const member = await db().member.findUnique({
    relationLoadStrategy: "join",
    where: { id: theirs.id },
    select: { user: { select: { id: true, name: true } } },
  });
  const of = { memberId: theirs.id };
  return member && ({ userId: member.user.id, of, name: member.user.name ?? "" } as MailReader);
}

/** Who chooses, for an action: by the token of a link, else as who asks. Anybody else finds nothing. */
export async function requireMailReader(token: string | undefined): Promise<MailReader> {
  return token === undefined ? mailReaderOf(await requireViewer()) : ((await openMail(token)) ?? notFound());
}
