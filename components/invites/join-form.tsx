"use client";

import { useActionState } from "react";
import { BrowserZone } from "@/components/schedule/browser-zone";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { join } from "@/lib/invites/actions";
import type { JoinRefusal } from "@/lib/invites/open";

export type JoinWords = {
  name: string;
  nameHint: string;
  join: string;
  joining: string;
  errors: Record<string, string>;
  reasons: Record<Exclude<JoinRefusal, "nameMissing">, string>;
};

/** The one button of an invite's page; with a name for whom we do not know yet. */
export function JoinForm({
  token,
  pageKey,
  asksName,
  words,
}: {
  token: string;
  pageKey: string;
  asksName: boolean;
  words: JoinWords;
}) {
  const [state, action] = useActionState(join, emptyForm);
  const nameMissing = state.reason === "nameMissing" ? "required" : state.errors.name;
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason && state.reason !== "nameMissing" ? (
        <Notice tone="negative">{words.reasons[state.reason]}</Notice>
      ) : null}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="pageKey" value={pageKey} />
      <BrowserZone chosen={state.values.zone} />
      {asksName ? (
        <Field name="name" label={words.name} hint={words.nameHint} error={nameMissing && words.errors[nameMissing]}>
          {(control) => (
            <Input {...control} autoComplete="name" required maxLength={60} defaultValue={state.values.name} />
          )}
        </Field>
      ) : null}
      <SubmitButton wide pendingLabel={words.joining}>
        {words.join}
      </SubmitButton>
    </form>
  );
}
