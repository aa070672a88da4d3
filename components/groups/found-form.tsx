"use client";

import { type ReactNode, useActionState } from "react";
import { MoreFields, WhenFields } from "@/components/groups/found-fields";
import type { Choice, FoundDefaults, FoundWords } from "@/components/groups/found-words";
import { useShownDates } from "@/components/groups/use-shown-dates";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm, type FormState } from "@/lib/form-state";
import type { PlanRefusal } from "@/lib/groups/plan";

/**
 * Founds a group or adds a series to one. What is chosen about when it meets goes into the page's query, so that the page
 * shows the next dates: at once where JavaScript runs, by a button where it does not.
 * @param props.path of the form's page.
 * @param props.hidden what the form says besides what is filled in.
 * @param props.children the next dates.
 */
export function FoundForm({
  action: post,
  path,
  hidden,
  pageKey,
  asksName,
  defaults,
  children,
  ...choices
}: {
  action: (state: FormState<PlanRefusal>, formData: FormData) => Promise<FormState<PlanRefusal>>;
  path: string;
  hidden: Readonly<Record<string, string>>;
  pageKey: string;
  asksName: boolean;
  defaults: FoundDefaults;
  cadences: readonly Choice[];
  lengths: readonly Choice[];
  zones: readonly string[];
  words: FoundWords;
  children: ReactNode;
}) {
  const { words } = choices;
  const [state, action] = useActionState(post, emptyForm);
  const { isChoosing, showDates } = useShownDates();
  const values = { ...defaults, ...state.values };
  const errorOf = (field: string) => words.errors[state.errors[field] ?? ""];
  const nameMissing = state.reason === "nameMissing" ? words.errors.required : undefined;

  return (
    <form action={action} onChange={showDates} className="flex flex-col gap-6">
      {state.reason && state.reason !== "nameMissing" ? (
        <Notice tone="negative">{words.reasons[state.reason]}</Notice>
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="pageKey" value={state.values.pageKey ?? pageKey} />
      <Field name="name" label={words.name} error={errorOf("name")}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={80}
            placeholder={words.namePlaceholder}
            autoComplete="off"
            defaultValue={values.name}
          />
        )}
      </Field>
      <WhenFields values={values} defaults={defaults} errorOf={errorOf} {...choices} />
      <div aria-live="polite" aria-busy={isChoosing}>
        {children}
        <noscript>
          <Button type="submit" variant="quiet" formMethod="get" formAction={path} formNoValidate>
            {words.showDates}
          </Button>
        </noscript>
      </div>
      <MoreFields values={values} errorOf={errorOf} {...choices} />
      {asksName ? (
        <Field name="you" label={words.you} hint={words.youHint} error={errorOf("you") ?? nameMissing}>
          {(control) => <Input {...control} required maxLength={60} autoComplete="name" defaultValue={values.you} />}
        </Field>
      ) : null}
      <SubmitButton wide pendingLabel={words.founding}>
        {words.found}
      </SubmitButton>
    </form>
  );
}
