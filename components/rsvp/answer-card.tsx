"use client";

import { AnswerForm } from "@/components/rsvp/answer-form";
import { AnswerStatus } from "@/components/rsvp/answer-status";
import type { AnswerShown } from "@/components/rsvp/shown";
import type { AnswerCardProps } from "@/components/rsvp/types";
import { Card } from "@/components/ui/card";
import { cn } from "@/lib/cn";

/**
 * My answer as it is shown by now.
 * @param props.drawn as the page was drawn: the form stays as it is, whatever others do.
 */
export function AnswerCard({ compact, words, ...props }: AnswerCardProps & { drawn: AnswerShown }) {
  const { shown } = props;
  const body = shown.closed === null ? <OpenAnswer {...{ ...props, compact, words }} /> : null;
  const status = body ?? <AnswerStatus shown={shown} compact={compact} />;
  if (compact) return status;
  const asking = shown.answer === null && shown.closed === null;
  return (
    <Card
      className={cn(
        "p-4 md:p-5",
        asking && "answer-bar shadow-md",
        shown.status.look === "in" && "border-transparent bg-accent-soft shadow-none",
      )}
    >
      {asking ? <h2 className="mb-2.5 text-lg font-bold">{words.question}</h2> : null}
      {status}
      {shown.closed === null ? null : <p className="mt-2 text-sm text-ink-muted">{shown.closed}</p>}
    </Card>
  );
}

function OpenAnswer({ shown, drawn, ...rest }: AnswerCardProps & { drawn: AnswerShown }) {
  return (
    <AnswerForm
      // An answer given closes the form behind it; nothing that others do may be part of the key, because a refusal
      // finds its form by it when there is no JavaScript.
      key={`${drawn.answer}:${drawn.brings}:${drawn.note}`}
      shown={shown}
      drawn={drawn}
      {...rest}
    />
  );
}
