import { answerLink } from "@/lib/answerlinks/links";
import type { Answer } from "@/lib/rsvp/answers";
import { mailLinks } from "@/lib/switches/links";
import type { Told } from "./told";

/** Where a letter's links lead: whole addresses. */
export type Ways = {
  /** The app's, without a slash at its end. */
  base: string;
  /** The page of an answer to the date of a notice. */
  answer: (noticeId: string, answer: Answer) => string;
  /** The page on which its reader chooses what is mailed to them. */
  choose: string;
  /** Where one POST stops it (RFC 8058 §3.1). */
  post: string;
};

/**
 * Where the links in somebody's mail lead, below `base`. Those that switch mail are about the one group that it is about:
 * whoever it is forwarded to reads of no other. Where it is about several, they are about all.
 */
export function waysOf(base: string, secret: string, userId: string, told: readonly Pick<Told, "memberId">[]): Ways {
  const [memberId, ...others] = new Set(told.map((one) => one.memberId));
  const whose = memberId === undefined || others.length > 0 ? { userId } : { memberId };
  return {
    base,
    answer: (noticeId, answer) => answerLink(base, secret, noticeId, answer),
    ...mailLinks(base, secret, whose),
  };
}
