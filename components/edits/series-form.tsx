"use client";

import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveSeries } from "@/lib/edits/actions";
import { emptyForm } from "@/lib/form-state";

export type SeriesWords = {
  name: string;
  description: string;
  descriptionHint: string;
  optional: string;
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
  const errorOf = (field: string) => words.errors[state.errors[field] ?? ""];
  return (
    <form action={action} className="flex flex-col gap-6">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      <input type="hidden" name="group" value={series.groupId} />
      <input type="hidden" name="series" value={series.id} />
      <Field name="name" label={words.name} error={errorOf("name")}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={80}
            autoComplete="off"
            defaultValue={state.values.name ?? series.name}
          />
        )}
      </Field>
      <Field
        name="description"
        label={words.description}
        optional={words.optional}
        hint={words.descriptionHint}
        error={errorOf("description")}
      >
        {(control) => (
          <Textarea {...control} maxLength={1000} defaultValue={state.values.description ?? series.description ?? ""} />
        )}
      </Field>
      <SubmitButton className="self-start" pendingLabel={words.saving}>
        {words.save}
      </SubmitButton>
    </form>
  );
}
