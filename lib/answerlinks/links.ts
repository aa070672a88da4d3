import type { Answer } from "@/lib/rsvp/answers";
import { signToken } from "@/lib/token";

/**
 * Where somebody answers the date of which a notice told them, as an address below `base`. It stores no secret: made
 * again it is the same.
 * @param answer is chosen there already; null: the one that holds.
 */
export function answerLink(base: string, secret: string, noticeId: string, answer: Answer | null = null): string {
  const token = signToken(secret, "answer", { id: noticeId, generation: 0 });
  return `${base}/answer/${token}${answer === null ? "" : `?answer=${answer}`}`;
}
