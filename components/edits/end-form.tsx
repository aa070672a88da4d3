"use client";

import { type ReactNode, useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { endSeries } from "@/lib/edits/actions";
import type { EndRefusal } from "@/lib/edits/ending";
import { emptyForm } from "@/lib/form-state";

export type EndWords = { end: string; ending: string; reasons: Record<EndRefusal, string> };

/** The one button that ends a series. `again`: the way to look at it once more; `children`: the way back. */
export function EndForm({
  series,
  turn,
  words,
  again,
  children,
}: {
  series: { id: string; groupId: string };
  turn: number;
  words: EndWords;
  again: ReactNode;
  children: ReactNode;
}) {
  const [state, action] = useActionState(endSeries, emptyForm);
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? (
        <Notice tone="negative">
          <p>{words.reasons[state.reason]}</p>
          {again}
        </Notice>
      ) : null}
      <input type="hidden" name="group" value={series.groupId} />
      <input type="hidden" name="series" value={series.id} />
      <input type="hidden" name="turn" value={turn} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant="danger" pendingLabel={words.ending}>
          {words.end}
        </SubmitButton>
        {children}
      </div>
    </form>
  );
}
