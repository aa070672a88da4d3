import { useMessages } from "next-intl";
import { LiveAnswer } from "@/components/live/live";
import type { AnswerShown } from "@/components/rsvp/shown";
import type { AnswerAction } from "@/components/rsvp/types";

export type AnswerControlProps = {
  /** Mine, as the page is drawn. */
  shown: AnswerShown;
  /** Posts `answer` (in, maybe or out), `note` and the `fields`. */
  action: AnswerAction;
  /** Hidden: which meetup, where to return. */
  fields: { group: string; series: string; date: string; from: string };
  /** In a list: smaller, without a frame and never sticky. */
  compact?: boolean;
};

/**
 * The one control for my answer: three buttons until I have answered, then my status with "change". On a meetup's page
 * the unanswered question sticks to the bottom of a phone; use it there once.
 */
export function AnswerControl({ compact = false, fields, ...props }: AnswerControlProps) {
  const words = useMessages().rsvp.control;
  return <LiveAnswer of={`${fields.series}/${fields.date}`} {...{ ...props, fields, words, compact }} />;
}
