"use client";

import { useActionState } from "react";
import { AboutFields, type AboutWords } from "@/components/edits/about-fields";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveSeries } from "@/lib/edits/actions";
import { emptyForm } from "@/lib/form-state";

export type SeriesWords = AboutWords & {
  save: string;
  saving: string;
  errors: Record<string, string>;
  reasons: { gone: string };
};

/** What a series is called and says of itself. */
export function SeriesForm({
  series,
  words,
}: {
  series: { id: string; groupId: string; name: string; description: string | null };
  words: SeriesWords;
}) {
  const [state, action] = useActionState(saveSeries, emptyForm);
  const about = { name: series.name, description: series.description ?? "", ...state.values };
  const errorOf = (field: string) => words.errors[state.errors[field] ?? ""];
  return (
    <form action={action} className="flex flex-col gap-6">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      <input type="hidden" name="group" value={series.groupId} />
      <input type="hidden" name="series" value={series.id} />
      <AboutFields values={about} errorOf={errorOf} words={words} />
      <SubmitButton className="self-start" pendingLabel={words.saving}>
        {words.save}
      </SubmitButton>
    </form>
  );
}
