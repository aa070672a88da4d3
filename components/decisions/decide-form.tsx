"use client";

import { type ReactNode, useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { decideDate } from "@/lib/decisions/actions";
import type { DecideRefusal } from "@/lib/decisions/minimum";
import { emptyForm } from "@/lib/form-state";

export type DecideWords = {
  on: string;
  off: string;
  saving: string;
  reasons: Readonly<Record<DecideRefusal | "gone", string>>;
};

/**
 * One button for each verdict that an organizer may give of a date.
 * @param props.fields hidden: which meetup. @param props.children the way back.
 */
export function DecideForm({
  fields,
  verdicts,
  words,
  children,
}: {
  fields: Readonly<Record<string, string>>;
  verdicts: readonly ("on" | "off")[];
  words: DecideWords;
  children: ReactNode;
}) {
  const [state, action] = useActionState(decideDate, emptyForm);
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap gap-3">
        {verdicts.map((verdict) => (
          <SubmitButton
            key={verdict}
            name="verdict"
            value={verdict}
            variant={verdict === "off" ? "danger" : "primary"}
            pendingLabel={words.saving}
          >
            {words[verdict]}
          </SubmitButton>
        ))}
        {children}
      </div>
    </form>
  );
}
