"use client";

import { useActionState } from "react";
import { AccentField } from "@/components/groups/accent-field";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import type { Accent } from "@/lib/groups/accents";
import { saveGroup } from "@/lib/groups/actions";

export type GroupWords = {
  name: string;
  description: string;
  descriptionHint: string;
  optional: string;
  accent: string;
  accents: Record<Accent, string>;
  save: string;
  saving: string;
  errors: Record<string, string>;
  reasons: { gone: string };
};

/** What a group is called, what it says of itself, its colour. */
export function GroupForm({
  group,
  words,
}: {
  group: { id: string; name: string; description: string | null; accent: Accent };
  words: GroupWords;
}) {
  const [state, action] = useActionState(saveGroup, emptyForm);
  const errorOf = (field: string) => words.errors[state.errors[field] ?? ""];
  return (
    <form action={action} className="flex flex-col gap-6">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      <input type="hidden" name="group" value={group.id} />
      <Field name="name" label={words.name} error={errorOf("name")}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={80}
            autoComplete="off"
            defaultValue={state.values.name ?? group.name}
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
          <Textarea {...control} maxLength={1000} defaultValue={state.values.description ?? group.description ?? ""} />
        )}
      </Field>
      <AccentField
        chosen={state.values.accent ?? group.accent}
        label={words.accent}
        names={words.accents}
        error={errorOf("accent")}
      />
      <SubmitButton className="self-start" pendingLabel={words.saving}>
        {words.save}
      </SubmitButton>
    </form>
  );
}
