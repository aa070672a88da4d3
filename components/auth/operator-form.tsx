"use client";

import { useActionState } from "react";
import { BrowserZone } from "@/components/schedule/browser-zone";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { becomeOperator } from "@/lib/auth/actions";
import type { OperatorRefusal } from "@/lib/auth/operator";
import { emptyForm } from "@/lib/form-state";

export type OperatorWords = {
  name: string;
  become: string;
  becoming: string;
  errors: Record<string, string>;
  reasons: Record<Exclude<OperatorRefusal, "nameMissing">, string>;
};

/** The one button of the first start; with a name for whom we do not know yet. */
export function OperatorForm({
  secret,
  pageKey,
  asksName,
  words,
}: {
  secret: string;
  pageKey: string;
  asksName: boolean;
  words: OperatorWords;
}) {
  const [state, action] = useActionState(becomeOperator, emptyForm);
  const fault = state.reason === "nameMissing" ? "required" : state.errors.name;
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason && state.reason !== "nameMissing" ? (
        <Notice tone="negative">{words.reasons[state.reason]}</Notice>
      ) : null}
      <input type="hidden" name="secret" value={secret} />
      <input type="hidden" name="pageKey" value={pageKey} />
      <BrowserZone chosen={state.values.zone} />
      {asksName ? (
        <Field name="name" label={words.name} error={fault && words.errors[fault]}>
          {(control) => (
            <Input {...control} autoComplete="name" required maxLength={60} defaultValue={state.values.name} />
          )}
        </Field>
      ) : null}
      <SubmitButton wide pendingLabel={words.becoming}>
        {words.become}
      </SubmitButton>
    </form>
  );
}
