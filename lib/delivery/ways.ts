import { answerLink } from "@/lib/answerlinks/links";
import { mailLinks } from "@/lib/switches/links";
import type { Ways } from "./dated";

/** Where the links in somebody's mail lead, below `base`. */
export function waysOf(base: string, secret: string, userId: string): Ways {
  return {
    base,
    answer: (noticeId, answer) => answerLink(base, secret, noticeId, answer),
    ...mailLinks(base, secret, { userId }),
  };
}
