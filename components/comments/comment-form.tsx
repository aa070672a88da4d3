"use client";

import { useActionState, useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveComment } from "@/lib/comments/actions";
import type { CommentRefusal } from "@/lib/comments/refusals";
import { emptyForm } from "@/lib/form-state";

export type CommentWords = {
  write: string;
  change: string;
  hint: string;
  send: string;
  sending: string;
  save: string;
  saving: string;
  cancel: string;
  errors: Record<"required" | "tooLong" | "characters" | "invalid", string>;
  reasons: Record<CommentRefusal, string>;
};

type Props = {
  fields: Readonly<Record<string, string>>;
  /** The own comment that is changed. Null: a new one is written. */
  changed: { id: string; text: string } | null;
  /** Back to the page without changing it. */
  cancel: string;
  words: CommentWords;
};

/**
 * Writes a comment, or changes one. @param round other once the reader has written or changed one, or chose another to
 * change: what stood in the form then is done with. Without JavaScript every page is the first round.
 */
export function CommentForm({ round, ...props }: Props & { round: string }) {
  const [first] = useState(round);
  return <Form key={round === first ? "" : round} {...props} />;
}

function Form({ fields, changed, cancel, words }: Props) {
  const [state, action] = useActionState(saveComment, emptyForm);
  // What was removed meanwhile is written anew by the next press.
  const editing = state.reason === "removed" ? null : changed;
  const fault = Object.values(state.errors)[0];
  const known = Object.entries(words.errors).find(([name]) => name === fault)?.[1];
  return (
    <form action={action} id="write" className="flex scroll-mt-6 flex-col gap-3">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      {Object.entries({ ...fields, comment: editing?.id ?? "" }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        id="comment-text"
        name="text"
        label={editing ? words.change : words.write}
        hint={words.hint}
        error={fault === undefined ? null : (known ?? words.errors.invalid)}
      >
        {(control) => (
          <Textarea
            {...control}
            key={state.values.text}
            rows={3}
            dir="auto"
            defaultValue={state.values.text ?? changed?.text ?? ""}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton pendingLabel={editing ? words.saving : words.sending}>
          {editing ? words.save : words.send}
        </SubmitButton>
        {editing ? (
          <LinkButton href={cancel} variant="quiet">
            {words.cancel}
          </LinkButton>
        ) : null}
      </div>
    </form>
  );
}
