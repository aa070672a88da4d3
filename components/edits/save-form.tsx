"use client";

import { type ReactNode, useActionState, useContext } from "react";
import { Looking } from "@/components/edits/looking";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveEdit } from "@/lib/edits/actions";
import type { EditRefusal } from "@/lib/edits/change";
import type { Previewed } from "@/lib/edits/preview";
import { emptyForm, type Typed } from "@/lib/form-state";

/** The words of every edit's last step. */
export type SaveWords = {
  saving: string;
  invalid: string;
  mailNow: string;
  mailHint: string;
  reasons: Record<EditRefusal, string>;
};

/** A text that is asked for at the last step: it changes nothing of what the preview shows. */
type AskedText = { name: string; label: string; hint: string; optional: string; errors: Record<string, string> };

/**
 * The one button that makes an edit as its preview showed it.
 * @param props.typed the edit's own fields.
 * @param props.children the way back.
 */
export function SaveForm({
  series,
  typed,
  previewed,
  label,
  danger = false,
  words,
  ask = null,
  children,
}: {
  series: { seriesId: string; groupId: string };
  typed: Typed;
  previewed: Previewed;
  label: string;
  danger?: boolean;
  words: SaveWords;
  ask?: AskedText | null;
  children: ReactNode;
}) {
  const [state, action] = useActionState(saveEdit, emptyForm);
  const { isLooking } = useContext(Looking);
  const fields = { ...typed.values, group: series.groupId, series: series.seriesId, digest: previewed.digest };
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      {Object.keys(state.errors).some((name) => name !== ask?.name) ? (
        <Notice tone="negative">{words.invalid}</Notice>
      ) : null}
      {Object.entries(fields).map(([name, value]) =>
        name === ask?.name ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {listed(typed.lists).map(({ key, name, text }) => (
        <input key={key} type="hidden" name={name} value={text} />
      ))}
      <input type="hidden" name="turn" value={previewed.turn} />
      {ask ? (
        <Field {...ask} error={ask.errors[state.errors[ask.name] ?? ""]}>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              autoComplete="off"
              defaultValue={state.values[ask.name] ?? typed.values[ask.name]}
            />
          )}
        </Field>
      ) : null}
      {previewed.mails ? (
        <Choice
          type="checkbox"
          name="tell"
          value="now"
          defaultChecked={state.values.tell === "now"}
          hint={words.mailHint}
        >
          {words.mailNow}
        </Choice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant={danger ? "danger" : "primary"} pendingLabel={words.saving} disabled={isLooking}>
          {label}
        </SubmitButton>
        {children}
      </div>
    </form>
  );
}

/** The texts of lists in their order; a list may hold one text twice. */
function listed(lists: Typed["lists"]): { key: string; name: string; text: string }[] {
  return Object.entries(lists).flatMap(([name, texts]) =>
    texts.map((text, place) => ({ key: `${name} ${place}`, name, text })),
  );
}
