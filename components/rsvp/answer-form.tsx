"use client";

import { type ReactNode, useActionState, useId } from "react";
import { useFormStatus } from "react-dom";
import type { AnswerAction, AnswerWords } from "@/components/rsvp/types";
import { Button } from "@/components/ui/button";
import { Select, Textarea } from "@/components/ui/input";
import { cn } from "@/lib/cn";
import { emptyForm, type FormState } from "@/lib/form-state";
import type { Answer, AnswerRefusal } from "@/lib/rsvp/answers";

const answers = ["in", "maybe", "out"] as const;

/**
 * The form of an AnswerControl, which gives it everything.
 * @param props.children my status where I have answered; the form then opens behind it.
 */
export function AnswerForm({
  action,
  fields,
  answer,
  note,
  party,
  words,
  inLabel,
  compact,
  children,
}: {
  action: AnswerAction;
  fields: Readonly<Record<string, string>>;
  answer: Answer | null;
  note: string | null;
  /** How many I bring and may bring; null: that is no question here. */
  party: { brings: number; most: number } | null;
  words: AnswerWords;
  /** Where "in" means the waiting list. */
  inLabel: string | null;
  compact: boolean;
  children?: ReactNode;
}) {
  const [state, submit] = useActionState(action, emptyForm);
  const problem = problemOf(state, words);
  const form = (
    <form action={submit} className="flex flex-wrap items-start gap-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {problem ? (
        <p role="alert" className="basis-full rounded-md bg-negative-soft px-3.5 py-2.5 text-base font-medium">
          {problem}
        </p>
      ) : null}
      {party ? (
        <PartyField most={party.most} brings={state.values.brings ?? String(party.brings)} words={words} />
      ) : null}
      <AnswerButtons answer={answer} words={words} inLabel={inLabel} compact={compact} />
      <NoteField note={state.values.note ?? note ?? ""} open={problem !== null || note !== null} words={words} />
    </form>
  );
  if (!children) return form;
  return (
    <details open={problem ? true : undefined} className="group/answer">
      <summary className="flex min-h-tap items-center justify-between gap-3 rounded-sm">
        {children}
        <span className="shrink-0 text-sm font-semibold text-accent group-open/answer:invisible">{words.change}</span>
      </summary>
      <div className="pt-3">{form}</div>
    </details>
  );
}

function AnswerButtons({
  answer,
  words,
  inLabel,
  compact,
}: {
  answer: Answer | null;
  words: AnswerWords;
  inLabel: string | null;
  compact: boolean;
}) {
  const { pending, data } = useFormStatus();
  const shown = pending ? data.get("answer") : answer;
  return answers.map((value) => (
    <Button
      key={value}
      type="submit"
      name="answer"
      value={value}
      disabled={pending}
      aria-pressed={shown === value}
      size={compact ? "small" : "regular"}
      variant={shown === value || (shown === null && value === "in" && !compact) ? "primary" : "secondary"}
      className={cn(
        "grow px-2",
        compact ? "basis-16" : "basis-20",
        value === "in" && inLabel ? "basis-full" : "whitespace-nowrap",
      )}
    >
      {value === "in" ? (inLabel ?? words.in) : words[value]}
    </Button>
  ));
}

/** A list and no number field: nothing can be typed that is not allowed. */
function PartyField({ brings, most, words }: { brings: string; most: number; words: AnswerWords }) {
  const id = useId();
  const counts = Array.from({ length: most + 1 }, (_, count) => String(count));
  return (
    <div className="flex basis-full items-center gap-3">
      <label htmlFor={id} className="text-sm font-semibold">
        {words.brings}
      </label>
      {/* What was refused comes back as the choice; React resets a list only to what it began with. */}
      <Select key={brings} id={id} name="brings" defaultValue={brings} className="w-24">
        {counts.map((count) => (
          <option key={count} value={count}>
            {count === "0" ? words.nobody : `+${count}`}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** Always part of the form, so that a note kept is a note sent again. Several lines: Enter must not choose an answer. */
function NoteField({ note, open, words }: { note: string; open: boolean; words: AnswerWords }) {
  const id = useId();
  return (
    <details open={open} className="group/note w-fit open:w-full">
      <summary className="flex min-h-tap w-fit items-center rounded-sm px-1 text-sm font-semibold text-accent hover:text-accent-hover group-open/note:hidden">
        {words.addNote}
      </summary>
      <label htmlFor={id} className="text-sm font-semibold">
        {words.note}
      </label>
      <p id={`${id}-hint`} className="text-sm text-ink-muted">
        {words.noteHint}
      </p>
      <Textarea id={id} name="note" rows={2} defaultValue={note} aria-describedby={`${id}-hint`} className="mt-1.5" />
    </details>
  );
}

function problemOf(state: FormState<AnswerRefusal>, words: AnswerWords): string | null {
  if (state.reason !== undefined) return words.refusals[state.reason] ?? words.refusals.other;
  const [fault] = Object.values(state.errors);
  return fault === undefined ? null : (words.errors[fault] ?? words.errors.invalid);
}
