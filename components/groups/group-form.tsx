"use client";

import { useActionState } from "react";
import { AboutFields, type AboutWords } from "@/components/edits/about-fields";
import { AccentField } from "@/components/groups/accent-field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import type { Accent } from "@/lib/groups/accents";
import { saveGroup } from "@/lib/groups/actions";

export type GroupWords = AboutWords & {
  accent: string;
  accents: Record<Accent, string>;
  save: string;
  saving: string;
  errors: Record<string, string>;
  reasons: { gone: string };
};

/** What a group is called, what it says of itself, its colour. */
export function GroupForm({
  group,
  words,
}: {
  group: { id: string; name: string; description: string | null; accent: Accent };
  words: GroupWords;
}) {
  const [state, action] = useActionState(saveGroup, emptyForm);
  const about = { name: group.name, description: group.description ?? "", ...state.values };
  const errorOf = (field: string) => words.errors[state.errors[field] ?? ""];
  return (
    <form action={action} className="flex flex-col gap-6">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      <input type="hidden" name="group" value={group.id} />
      <AboutFields values={about} errorOf={errorOf} words={words} />
      <AccentField
        chosen={state.values.accent ?? group.accent}
        label={words.accent}
        names={words.accents}
        error={errorOf("accent")}
      />
      <SubmitButton className="self-start" pendingLabel={words.saving}>
        {words.save}
      </SubmitButton>
    </form>
  );
}
