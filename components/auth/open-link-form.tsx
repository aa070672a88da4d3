"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { usePersonalLink } from "@/lib/auth/actions";
import { emptyForm } from "@/lib/form-state";

export type OpenLinkWords = {
  open: string;
  opening: string;
  reasons: { rotated: string; stale: string; tooOften: string };
};

/** The one button of a personal link's page. */
export function OpenLinkForm({ token, pageKey, words }: { token: string; pageKey: string; words: OpenLinkWords }) {
  const [state, action] = useActionState(usePersonalLink, emptyForm);
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="pageKey" value={pageKey} />
      <SubmitButton wide pendingLabel={words.opening}>
        {words.open}
      </SubmitButton>
    </form>
  );
}
