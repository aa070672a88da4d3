import "server-only";
import { attempt } from "@/lib/db";
import type { Result } from "@/lib/result";
import type { Answer, AnswerRefusal } from "@/lib/rsvp/answers";
import { answerAs, type Outcome } from "@/lib/rsvp/commands";
import type { LocalDate } from "@/lib/time";
import { type AnswerLink, answerLinkOf } from "./access";

/** Why an answer by a link is refused. "moved": its date has become another one since the page was shown. */
export type LinkRefusal = AnswerRefusal | "moved";

/**
 * Answers the one date of a link as its member; note and party stay as they are.
 * @param given.date the date as its page showed it. Refused ("moved") where the link answers another one by now, "gone"
 * where the member or their group is none any more, else as any answer.
 */
export async function answerByLink(
  link: AnswerLink,
  given: { answer: Answer; date: LocalDate },
  now: Date,
): Promise<Result<Outcome & { turn: number }, LinkRefusal>> {
  return attempt(async (tx) => {
    // The lock that a turn takes, before what it is taken for is read: an edit may be carrying the date right now.
    await tx.$queryRaw`SELECT 1 FROM series WHERE id = ${link.seriesId}::uuid FOR NO KEY UPDATE`;
    const again = await answerLinkOf(tx, link.noticeId);
    if (!again || again.memberId !== link.memberId) return { ok: false, reason: "gone" };
    if (again.date !== given.date) return { ok: false, reason: "moved" };
    const { groupId, memberId, seriesId, date } = again;
    return answerAs(tx, { groupId, memberId, by: null }, { seriesId, date }, { answer: given.answer }, now);
  });
}
