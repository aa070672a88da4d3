"use client";

import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { askSignIn } from "@/lib/mail/actions";

export type SignInWords = {
  email: string;
  send: string;
  sending: string;
  tooOften: string;
  errors: Record<string, string>;
};

/** Asks for a sign-in link. */
export function SignInForm({ words }: { words: SignInWords }) {
  const [state, action] = useActionState(askSignIn, emptyForm);
  const fault = state.errors.email;
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? <Notice tone="negative">{words[state.reason]}</Notice> : null}
      <Field name="email" label={words.email} error={fault && words.errors[fault]}>
        {(control) => (
          <Input
            {...control}
            type="email"
            inputMode="email"
            autoComplete="email"
            required
            defaultValue={state.values.email}
          />
        )}
      </Field>
      <SubmitButton pendingLabel={words.sending}>{words.send}</SubmitButton>
    </form>
  );
}
