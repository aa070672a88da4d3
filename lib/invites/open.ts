/** Why an invite admits nobody (any more), or null where it does. */
export function whyClosed(invite: { expiresAt: Date | null }, now: Date): "expired" | null {
  return invite.expiresAt !== null && invite.expiresAt <= now ? "expired" : null;
}

/** Why joining is refused: the link opens nothing (any more), or the press is no good. */
export type JoinRefusal = "unknown" | "rotated" | "expired" | "stale" | "nameMissing";
