import "server-only";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Proof } from "@/lib/proof";
import { readToken } from "@/lib/token";
import { whyClosed } from "./open";

/** Somebody who holds a link into a group. */
export type Invitee = { inviteId: string; groupId: string; generation: number } & Proof<"invitee">;

/** What a link into a group opens: the invitee's proof, or why it opens nothing. */
export type Opened = { ok: true; invitee: Invitee } | { ok: false; reason: "unknown" | "rotated" | "expired" };

/** Reads the link's token. A forged token, a deleted invite and a deleted group's are all unknown. */
export async function openInvite(token: string, now: Date): Promise<Opened> {
  const link = readToken(env().SECRET, "invite", token);
  const invite =
    link &&
    (await db().invite.findUnique({ where: { id: link.id, group: { deletedAt: null } }, select: inviteColumns }));
  if (!invite) return { ok: false, reason: "unknown" };
  if (invite.generation !== link.generation) return { ok: false, reason: "rotated" };
  const closed = whyClosed(invite, now);
  if (closed) return { ok: false, reason: closed };
  return {
    ok: true,
    invitee: { inviteId: invite.id, groupId: invite.groupId, generation: invite.generation } as Invitee,
  };
}

const inviteColumns = { id: true, groupId: true, generation: true, expiresAt: true } as const;
