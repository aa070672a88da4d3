"use client";

import { useActionState } from "react";
import { ZoneField } from "@/components/schedule/zone-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveProfile } from "@/lib/auth/actions";
import { emptyForm } from "@/lib/form-state";

export type ProfileWords = {
  name: string;
  zone: string;
  zoneHint: string;
  noZone: string;
  language: string;
  save: string;
  saving: string;
  errors: Record<string, string>;
};

/** What others call one, and one's own zone. */
export function ProfileForm({
  name,
  zone,
  zones,
  words,
}: {
  name: string;
  zone: string | null;
  zones: readonly string[];
  words: ProfileWords;
}) {
  const [state, action] = useActionState(saveProfile, emptyForm);
  const errorOf = (field: string) => words.errors[state.errors[field] ?? ""];
  return (
    <form action={action} className="flex flex-col gap-5">
      <Field name="name" label={words.name} error={errorOf("name")}>
        {(control) => (
          <Input {...control} autoComplete="name" required maxLength={60} defaultValue={state.values.name ?? name} />
        )}
      </Field>
      <ZoneField
        zones={zones}
        chosen={state.values.zone ?? zone ?? ""}
        label={words.zone}
        hint={words.zoneHint}
        empty={words.noZone}
        error={errorOf("zone")}
      />
      <p className="text-sm text-ink-muted">{words.language}</p>
      <SubmitButton pendingLabel={words.saving}>{words.save}</SubmitButton>
    </form>
  );
}
