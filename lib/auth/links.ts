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
