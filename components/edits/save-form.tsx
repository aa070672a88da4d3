"use client";

import { type ReactNode, useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveEdit } from "@/lib/edits/actions";
import type { EditRefusal } from "@/lib/edits/change";
import { emptyForm, type Typed } from "@/lib/form-state";

/** The words of every edit's last step. */
export type SaveWords = { saving: string; reasons: Record<EditRefusal, string> };

/**
 * The one button that makes an edit as its preview showed it.
 * @param props.typed the edit's own fields.
 * @param props.previewed what the preview showed, and at which turn of the series.
 * @param props.children the way back.
 */
export function SaveForm({
  series,
  typed,
  previewed,
  label,
  danger = false,
  words,
  children,
}: {
  series: { seriesId: string; groupId: string };
  typed: Typed;
  previewed: { digest: string; turn: number };
  label: string;
  danger?: boolean;
  words: SaveWords;
  children: ReactNode;
}) {
  const [state, action] = useActionState(saveEdit, emptyForm);
  const fields = { ...typed.values, group: series.groupId, series: series.seriesId, digest: previewed.digest };
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="turn" value={previewed.turn} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant={danger ? "danger" : "primary"} pendingLabel={words.saving}>
          {label}
        </SubmitButton>
        {children}
      </div>
    </form>
  );
}
