import { answerLink } from "@/lib/answerlinks/links";
import { mailLinks } from "@/lib/switches/links";
import type { Ways } from "./dated";
import type { Told } from "./told";

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
