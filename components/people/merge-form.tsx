"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { mergeMembers } from "@/lib/people/actions";
import type { MergeRefusal } from "@/lib/people/pair";

export type MergeWords = { do: string; doing: string; reasons: Readonly<Record<MergeRefusal, string>> };

/** The one button that makes two entries one. */
export function MergeForm({ fields, words }: { fields: Readonly<Record<string, string>>; words: MergeWords }) {
  const [state, action] = useActionState(mergeMembers, emptyForm);
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton wide pendingLabel={words.doing}>
        {words.do}
      </SubmitButton>
    </form>
  );
}
