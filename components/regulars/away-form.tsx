"use client";

import { useActionState, useContext } from "react";
import { Looking } from "@/components/edits/looking";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { setAway } from "@/lib/regulars/actions";
import type { SetRefusal } from "@/lib/regulars/stretch";

export type AwayWords = { do: string; doing: string; errors: Record<SetRefusal | "noSuchDay", string> };

/** The one button that says one is away on the days that are shown above it. */
export function AwayForm({ from, to, words }: { from: string; to: string; words: AwayWords }) {
  const [state, action] = useActionState(setAway, emptyForm);
  const { isLooking } = useContext(Looking);
  const fault = state.reason ?? (Object.keys(state.errors).length > 0 ? "noSuchDay" : null);
  return (
    <form action={action} className="flex flex-col items-start gap-5">
      {fault ? <Notice tone="negative">{words.errors[fault]}</Notice> : null}
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="to" value={to} />
      <SubmitButton pendingLabel={words.doing} disabled={isLooking}>
        {words.do}
      </SubmitButton>
    </form>
  );
}
