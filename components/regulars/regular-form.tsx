"use client";

import { type ReactNode, useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { becomeRegular } from "@/lib/regulars/actions";

export type RegularWords = { do: string; doing: string; reasons: Record<"gone" | "noDates", string> };

/** The one button that makes somebody a regular. @param props.children the way back. */
export function RegularForm({
  group,
  series,
  words,
  children,
}: {
  group: string;
  series: string;
  words: RegularWords;
  children: ReactNode;
}) {
  const [state, action] = useActionState(becomeRegular, emptyForm);
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      <input type="hidden" name="group" value={group} />
      <input type="hidden" name="series" value={series} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton pendingLabel={words.doing}>{words.do}</SubmitButton>
        {children}
      </div>
    </form>
  );
}
