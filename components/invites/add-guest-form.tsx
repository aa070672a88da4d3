"use client";

import { useActionState } from "react";
import { SaidFields, type SaidWords } from "@/components/rsvp/said-fields";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { addGuest, addGuestAnswering } from "@/lib/invites/actions";
import type { AddRefusal } from "@/lib/invites/open";
import type { AnswerRefusal } from "@/lib/rsvp/answers";

type Words<Refusal extends string> = {
  name: string;
  do: string;
  doing: string;
  optional: string;
  errors: Readonly<Record<string, string>>;
  reasons: Readonly<Record<Refusal, string>>;
};

type Props<Refusal extends string> = {
  /** Hidden: which group, the page's press, perhaps the date. */
  fields: Readonly<Record<string, string>>;
  words: Words<Refusal>;
};

/** Adds somebody to the group by name. */
export function AddGuestForm({ fields, words }: Props<AddRefusal>) {
  const [state, action] = useActionState(addGuest, emptyForm);
  const reasons: Readonly<Partial<Record<string, string>>> = words.reasons;
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? <Notice tone="negative">{reasons[state.reason]}</Notice> : null}
      <Hidden fields={fields} />
      <NameField words={words} state={state} />
      <SubmitButton pendingLabel={words.doing} variant="secondary" className="self-start">
        {words.do}
      </SubmitButton>
    </form>
  );
}

/** The same with their answer to a date. */
export function AddAnsweringForm({
  fields,
  words,
  said,
  mayBring,
}: Props<AddRefusal | AnswerRefusal> & { said: SaidWords; mayBring: number }) {
  const [state, action] = useActionState(addGuestAnswering, emptyForm);
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      <Hidden fields={fields} />
      <NameField words={words} state={state} />
      <SaidFields id="new" state={state} mayBring={mayBring} keeps={false} optional={words.optional} words={said} />
      <SubmitButton pendingLabel={words.doing} variant="secondary" className="self-start">
        {words.do}
      </SubmitButton>
    </form>
  );
}

function Hidden({ fields }: { fields: Readonly<Record<string, string>> }) {
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

function NameField({
  words,
  state,
}: {
  words: Pick<Words<never>, "name" | "errors">;
  state: { values: Readonly<Record<string, string>>; errors: Readonly<Record<string, string>> };
}) {
  return (
    <Field name="name" label={words.name} error={words.errors[state.errors.name ?? ""]}>
      {(control) => <Input {...control} required maxLength={60} autoComplete="off" defaultValue={state.values.name} />}
    </Field>
  );
}
