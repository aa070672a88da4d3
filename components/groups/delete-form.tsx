"use client";

import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { deleteGroup } from "@/lib/groups/actions";
import type { DeleteRefusal } from "@/lib/groups/deletion";

export type DeleteWords = {
  name: string;
  delete: string;
  deleting: string;
  errors: Record<string, string>;
  reasons: Record<DeleteRefusal, string>;
};

/** Deletes a group; its name must be typed. */
export function DeleteForm({ group, words }: { group: { id: string; name: string }; words: DeleteWords }) {
  const [state, action] = useActionState(deleteGroup, emptyForm);
  const differs = state.reason === "nameDiffers" ? words.reasons.nameDiffers : undefined;
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason === "gone" ? <Notice tone="negative">{words.reasons.gone}</Notice> : null}
      <input type="hidden" name="group" value={group.id} />
      <Field
        name="name"
        label={words.name}
        hint={<bdi>{group.name}</bdi>}
        error={words.errors[state.errors.name ?? ""] ?? differs}
      >
        {(control) => (
          <Input {...control} required maxLength={80} autoComplete="off" defaultValue={state.values.name} />
        )}
      </Field>
      <SubmitButton variant="danger" pendingLabel={words.deleting}>
        {words.delete}
      </SubmitButton>
    </form>
  );
}
