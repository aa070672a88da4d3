import { signToken } from "@/lib/token";

/** The personal link of a user, as an address below `base`. */
export function personalLink(
  base: string,
  secret: string,
  user: { userId: string; personalGeneration: number },
): string {
  const token = signToken(secret, "personal", { id: user.userId, generation: user.personalGeneration });
  return `${base}/personal/${token}`;
}

/** The token in what somebody pasted: a personal link, or its end. Null where it cannot be one. */
export function tokenOfLink(pasted: string): string | null {
  return /(?:^|\/personal\/)([\w-]{40,80})\/?$/.exec(pasted.trim())?.[1] ?? null;
}
