/** What an invite admits people by. */
export type Terms = { expiresAt: Date | null; uses: number; maxUses: number | null; revokedAt: Date | null };

/** The most people that one invite can be made for; for more it is made for any number. */
export const MOST_USES = 500;

/** Why an invite admits nobody any more. "rotated": it does, by a newer link. */
export type Closed = "revoked" | "rotated" | "expired" | "usedUp";

/** Why an invite admits nobody any more, or null where it does. Of several reasons the one that was somebody's will. */
export function whyClosed(invite: Terms, now: Date): Exclude<Closed, "rotated"> | null {
  if (invite.revokedAt !== null) return "revoked";
  if (invite.expiresAt !== null && invite.expiresAt <= now) return "expired";
  return invite.maxUses !== null && invite.uses >= invite.maxUses ? "usedUp" : null;
}

/** The same for one of its links. A revoked invite has no newer link to ask for. */
export function whyLinkClosed(
  invite: Terms & { generation: number },
  link: { generation: number },
  now: Date,
): Closed | null {
  const closed = whyClosed(invite, now);
  return closed !== "revoked" && link.generation !== invite.generation ? "rotated" : closed;
}

/** What somebody is to the group of an invite. */
export type Membership = "member" | "barred" | "new";

/** @param latest their running membership in the group, else the last to end; null: they never were a member. */
export function membershipOf(latest: { leftAt: unknown; ending: string | null } | null): Membership {
  if (latest === null) return "new";
  if (latest.leftAt === null) return "member";
  return latest.ending === "barred" ? "barred" : "new";
}

/** Why joining is refused: the link opens nothing (any more), an organizer wants it so, or the press is no good. */
export type JoinRefusal = "unknown" | Closed | "barred" | "stale" | "nameMissing";

/** Why nobody was added by name: the organizer runs the group no more, or the page's press is long over. */
export type AddRefusal = "notOrganizer" | "stale";

/** Why no invite was made: they run the group no more, the date is over, or the page's press was another's. */
export type MakeRefusal = "notOrganizer" | "dateOver" | "stale";
