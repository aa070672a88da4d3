import type { AnswerRefusal } from "@/lib/rsvp/answers";

/** Why an answer by a link is refused. "moved": its date has become another one since the page was shown. */
export type LinkRefusal = AnswerRefusal | "moved";
