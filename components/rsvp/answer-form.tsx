"use client";

import { type FormEvent, startTransition, useActionState, useId, useOptimistic, useState } from "react";
import { useFormStatus } from "react-dom";
import { AnswerStatus } from "@/components/rsvp/answer-status";
import type { AnswerShown, StatusShown } from "@/components/rsvp/shown";
import type { AnswerAction, AnswerCardProps, AnswerWords } from "@/components/rsvp/types";
import { Button } from "@/components/ui/button";
import { Select, Textarea } from "@/components/ui/input";
import { cn } from "@/lib/cn";
import { emptyForm, type FormState } from "@/lib/form-state";
import { isOfNext } from "@/lib/of-next";
import type { AnswerRefusal } from "@/lib/rsvp/answers";

const answers = ["in", "maybe", "out"] as const;

type State = FormState<AnswerRefusal> | "unreached";

/**
 * The form of an AnswerControl, which gives it everything. Where I have answered it opens behind my status. The answer
 * that I press is shown at once, and taken back with words where it did not come to be.
 */
export function AnswerForm({ action, fields, words, compact, shown, drawn }: AnswerCardProps & { drawn: AnswerShown }) {
  const [posted, submit] = useActionState(action, emptyForm);
  const [sent, setSent] = useState<State | null>(null);
  const [taken, setTaken] = useState(0);
  const [pressed, press] = useOptimistic<StatusShown | null>(null);
  const state = sent ?? posted;
  const refused = problemOf(state, words);
  const problem = pressed === null ? refused : null;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { nativeEvent, currentTarget } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    const formData = new FormData(currentTarget, submitter);
    startTransition(async () => {
      press(pressedOf(shown, formData));
      const next = await answerOf(action, formData);
      startTransition(() => {
        setSent(next);
        if (next === null) setTaken((times) => times + 1);
      });
    });
  };
  const form = (
    <form action={submit} onSubmit={send} className="flex flex-wrap items-start gap-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {problem ? (
        <p role="alert" className="basis-full rounded-md bg-negative-soft px-3.5 py-2.5 text-base font-medium">
          {problem}
        </p>
      ) : null}
      {drawn.most > 0 && (drawn.answer !== null || !compact) ? (
        // In a list the first answer is one tap; whom one brings comes behind "change".
        <PartyField most={drawn.most} brings={posted.values.brings ?? String(drawn.brings)} words={words} />
      ) : null}
      <AnswerButtons shown={shown} words={words} compact={compact} />
      <NoteField
        note={posted.values.note ?? drawn.note ?? ""}
        open={refused !== null || drawn.note !== null}
        words={words}
      />
    </form>
  );
  const status =
    pressed === null && shown.answer === null ? null : (
      <AnswerStatus
        shown={shown}
        status={pressed ?? shown.status}
        saving={pressed === null ? null : words.saving}
        compact={compact}
      />
    );
  if (drawn.answer === null) {
    return (
      <>
        {status && <div className="mb-3">{status}</div>}
        {form}
      </>
    );
  }
  return (
    <details key={taken} open={refused ? true : undefined} className="group/answer">
      <summary className="flex min-h-tap items-center justify-between gap-3 rounded-sm">
        {status}
        <span className="shrink-0 text-sm font-semibold text-accent group-open/answer:invisible">{words.change}</span>
      </summary>
      <div className="pt-3">{form}</div>
    </details>
  );
}

/** What the status becomes by the answer that is being sent. */
function pressedOf({ pressed }: AnswerShown, formData: FormData): StatusShown | null {
  const answer = answers.find((one) => one === formData.get("answer"));
  return (answer && pressed[answer][Number(formData.get("brings"))]) ?? null;
}

/** What an answer that was sent comes back with; null where it leads on. */
async function answerOf(action: AnswerAction, formData: FormData): Promise<State | null> {
  try {
    return await action(emptyForm, formData);
  } catch (error) {
    // Where an answer was taken Next has gone on already.
    return isOfNext(error) ? null : "unreached";
  }
}

function AnswerButtons({ shown, words, compact }: { shown: AnswerShown; words: AnswerWords; compact: boolean }) {
  const { pending, data } = useFormStatus();
  const current = pending ? data.get("answer") : shown.answer;
  return answers.map((value) => (
    <Button
      key={value}
      type="submit"
      name="answer"
      value={value}
      disabled={pending}
      aria-pressed={current === value}
      size={compact ? "small" : "regular"}
      variant={current === value || (current === null && value === "in" && !compact) ? "primary" : "secondary"}
      className={cn(
        "grow px-2",
        compact ? "basis-16" : "basis-20",
        value === "in" && shown.inLabel ? "basis-full" : "whitespace-nowrap",
      )}
    >
      {value === "in" ? (shown.inLabel ?? words.in) : words[value]}
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

function problemOf(state: State, words: AnswerWords): string | null {
  if (state === "unreached") return words.unreached;
  if (state.reason !== undefined) return words.refusals[state.reason] ?? words.refusals.other;
  const [fault] = Object.values(state.errors);
  return fault === undefined ? null : (words.errors[fault] ?? words.errors.invalid);
}
