"use client";

import { useActionState } from "react";
import { Choice, Choices } from "@/components/ui/choice";
import { FieldError } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { answerFromMail } from "@/lib/answerlinks/actions";
import { emptyForm } from "@/lib/form-state";
import type { Answer, AnswerRefusal } from "@/lib/rsvp/answers";

export type AnswerLinkWords = {
  question: string;
  in: string;
  maybe: string;
  out: string;
  do: string;
  doing: string;
  reasons: Readonly<Record<AnswerRefusal, string>>;
  errors: { invalid: string };
};

/**
 * The three answers to one date and the one button that gives the chosen one.
 * @param date as it is shown beside the form.
 * @param chosen at first; null: none.
 */
export function AnswerLinkForm({
  token,
  date,
  chosen,
  words,
}: {
  token: string;
  date: string;
  chosen: Answer | null;
  words: AnswerLinkWords;
}) {
  const [state, action] = useActionState(answerFromMail, emptyForm);
  const isFaulty = Object.keys(state.errors).length > 0;
  const shown = state.values.answer ?? chosen;
  return (
    <form action={action} className="flex flex-col gap-4">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="date" value={date} />
      {/* What was refused comes back as the choice; React resets one only to what it began with. */}
      <Choices key={shown} question={words.question}>
        {isFaulty ? <FieldError id="answer-error">{words.errors.invalid}</FieldError> : null}
        {(["in", "maybe", "out"] as const).map((answer) => (
          <Choice key={answer} type="radio" name="answer" value={answer} required defaultChecked={shown === answer}>
            {words[answer]}
          </Choice>
        ))}
      </Choices>
      <SubmitButton wide pendingLabel={words.doing}>
        {words.do}
      </SubmitButton>
    </form>
  );
}
