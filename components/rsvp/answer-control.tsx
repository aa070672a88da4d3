import { useMessages } from "next-intl";
import { AnswerForm } from "@/components/rsvp/answer-form";
import { AnswerStatus } from "@/components/rsvp/answer-status";
import type { Mine } from "@/components/rsvp/status-in-words";
import type { AnswerAction } from "@/components/rsvp/types";
import { Card } from "@/components/ui/card";
import { cn } from "@/lib/cn";
import { useTranslations } from "@/lib/words";

export type AnswerControlProps = Mine & {
  /** Posts `answer` (in, maybe or out), `note` and the `fields`. */
  action: AnswerAction;
  /** Hidden: which meetup, where to return. */
  fields: Readonly<Record<string, string>>;
  /** How many I may be offered to bring. */
  most?: number;
  /** How many wait before me where the meetup is full and I am not in. */
  ahead?: number | null;
  /** Why nothing can be answered any more. */
  closed?: "started" | "cancelled" | null;
  /** In a list: smaller, without a frame and never sticky. */
  compact?: boolean;
};

/**
 * The one control for my answer: three buttons until I have answered, then my status with "change". On a meetup's page
 * the unanswered question sticks to the bottom of a phone; use it there once.
 */
export function AnswerControl({ compact = false, ...props }: AnswerControlProps) {
  if (compact) return <AnswerBody {...props} compact />;
  const asking = props.answer === null && !props.closed;
  return (
    <Card
      className={cn(
        "p-4 md:p-5",
        asking && "answer-bar shadow-md",
        props.answer === "in" && props.place == null && "border-transparent bg-accent-soft shadow-none",
      )}
    >
      {asking ? <Question /> : null}
      <AnswerBody {...props} compact={false} />
    </Card>
  );
}

function Question() {
  const t = useTranslations("rsvp.control");
  return <h2 className="mb-2.5 text-lg font-bold">{t("question")}</h2>;
}

function AnswerBody({
  action,
  fields,
  most = 0,
  ahead = null,
  closed = null,
  compact,
  ...mine
}: AnswerControlProps & { compact: boolean }) {
  const t = useTranslations("rsvp");
  const words = useMessages().rsvp.control;
  const { answer, note = null, brings = 0 } = mine;
  const status = <AnswerStatus mine={mine} compact={compact} />;
  if (closed) {
    return (
      <>
        {status}
        {compact ? null : <p className="mt-2 text-sm text-ink-muted">{t(`closed.${closed}`)}</p>}
      </>
    );
  }
  return (
    <AnswerForm
      // An answer given closes the form behind it; nothing that others do may be part of the key, because a refusal
      // finds its form by it when there is no JavaScript.
      key={`${answer}:${brings}:${note}`}
      action={action}
      fields={fields}
      answer={answer}
      note={note}
      // In a list the first answer is one tap; whom one brings comes behind "change".
      party={most > 0 && (answer !== null || !compact) ? { brings, most } : null}
      words={words}
      inLabel={ahead === null ? null : t("joinWaiting", { ahead })}
      compact={compact}
    >
      {answer ? status : null}
    </AnswerForm>
  );
}
