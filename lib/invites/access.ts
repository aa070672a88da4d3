import "server-only";
import { cache } from "react";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Proof } from "@/lib/proof";
import { readToken } from "@/lib/token";
import { type Closed, whyLinkClosed } from "./open";

/** Somebody who holds a link into a group, whatever has become of it. */
export type Invitee = { inviteId: string; groupId: string; generation: number } & Proof<"invitee">;

/** One whose link admits people now: what is shown of the group is shown to them. */
export type OpenInvitee = Invitee & Proof<"openInvitee">;

/** What a link into a group opens, or why it opens nothing. */
export type Opened =
  | { ok: true; invitee: OpenInvitee }
  | { ok: false; reason: Closed; invitee: Invitee }
  | { ok: false; reason: "unknown"; invitee: null };

/** Reads the link's token. A forged token, a deleted invite and a deleted group are all unknown. */
export const openInvite = cache(async (token: string, now: Date): Promise<Opened> => {
  const link = readToken(env().SECRET, "invite", token);
  const invite = link && (await db().invite.findUnique({ where: { id: link.id, group }, select: inviteColumns }));
  if (!invite) return { ok: false, reason: "unknown", invitee: null };
  const invitee = { inviteId: invite.id, groupId: invite.groupId, generation: link.generation };
  const reason = whyLinkClosed(invite, link, now);
  if (reason) return { ok: false, reason, invitee: invitee as Invitee };
  return { ok: true, invitee: invitee as OpenInvitee };
});

const group = { deletedAt: null } as const;

const inviteColumns = {
  id: true,
  groupId: true,
  generation: true,
  expiresAt: true,
  uses: true,
  maxUses: true,
  revokedAt: true,
} as const;
