"use client";

import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { makeInvite } from "@/lib/invites/actions";
import { expiryChoices } from "@/lib/invites/expiry";
import { type MakeRefusal, MOST_USES } from "@/lib/invites/open";

export type MakeWords = {
  label: string;
  labelHint: string;
  expiry: string;
  expiries: Record<(typeof expiryChoices)[number], string>;
  until: string;
  untilHint: string;
  uses: string;
  usesHint: string;
  optional: string;
  do: string;
  doing: string;
  errors: Record<string, string>;
  reasons: Record<MakeRefusal, string>;
};

/**
 * Makes another invite of a group.
 * @param props.press the page's: pressed twice, it makes one.
 */
export function MakeForm({ group, press, words }: { group: string; press: string; words: MakeWords }) {
  const [state, action] = useActionState(makeInvite, emptyForm);
  const { values, reason } = state;
  const errorOf = (field: string) => words.errors[state.errors[field] ?? ""];
  const expiry = values.expiry ?? "30";
  return (
    <form action={action} className="group/make flex flex-col gap-5">
      {reason && reason !== "dateOver" ? <Notice tone="negative">{words.reasons[reason]}</Notice> : null}
      <input type="hidden" name="group" value={group} />
      <input type="hidden" name="press" value={values.press ?? press} />
      <Field name="label" label={words.label} hint={words.labelHint} error={errorOf("label")}>
        {(control) => <Input {...control} required maxLength={60} autoComplete="off" defaultValue={values.label} />}
      </Field>
      <Field name="expiry" label={words.expiry} error={errorOf("expiry")}>
        {(control) => (
          <Select key={expiry} {...control} defaultValue={expiry}>
            {expiryChoices.map((choice) => (
              <option key={choice} value={choice}>
                {words.expiries[choice]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="hidden group-has-[option[value=date]:checked]/make:block">
        <Field
          name="until"
          label={words.until}
          hint={words.untilHint}
          error={errorOf("until") ?? (reason === "dateOver" ? words.reasons.dateOver : undefined)}
        >
          {(control) => <Input {...control} type="date" defaultValue={values.until} />}
        </Field>
      </div>
      <Field name="uses" label={words.uses} optional={words.optional} hint={words.usesHint} error={errorOf("uses")}>
        {(control) => (
          <Input {...control} type="number" min={1} max={MOST_USES} inputMode="numeric" defaultValue={values.uses} />
        )}
      </Field>
      <SubmitButton pendingLabel={words.doing} className="self-start">
        {words.do}
      </SubmitButton>
    </form>
  );
}
