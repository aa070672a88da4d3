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

// Chat apps wrap a link in one of their own, which names ours with its slashes encoded.
const LINK = /(?:\/|%2F)personal(?:\/|%2F)([\w-]{40,80})(?![\w-])/i;
const TOKEN_ALONE = /^[^\w-]*([\w-]{40,80})(?:[/?#].*|[^\w-]*)$/s;

/**
 * The token in what somebody pasted: a personal link with whatever a chat app added to it or around it, in the middle of
 * a message too, or the token alone. Null where there is none.
 */
export function tokenOfLink(pasted: string): string | null {
  return (LINK.exec(pasted) ?? TOKEN_ALONE.exec(pasted))?.[1] ?? null;
}
