"use client";

import { useActionState } from "react";
import { Choice, Choices } from "@/components/ui/choice";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { takeTurnout } from "@/lib/turnout/actions";
import type { TurnoutRefusal } from "@/lib/turnout/turnout";

/** Everybody who was in the group when a date began, to tick who came. */
export function TurnoutForm({
  fields,
  people,
  words,
}: {
  fields: Readonly<Record<string, string>>;
  people: readonly { memberId: string; name: string; came: boolean }[];
  words: { everybody: string; save: string; saving: string; reasons: Readonly<Record<TurnoutRefusal, string>> };
}) {
  const [state, action] = useActionState(takeTurnout, emptyForm);
  const ticked = state.reason ? new Set(state.lists.came) : null;
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Choices question={words.everybody}>
        {people.map(({ memberId, name, came }) => (
          <Choice
            key={memberId}
            type="checkbox"
            name="came"
            value={memberId}
            defaultChecked={ticked?.has(memberId) ?? came}
          >
            <bdi>{name}</bdi>
          </Choice>
        ))}
      </Choices>
      <SubmitButton pendingLabel={words.saving} className="self-start">
        {words.save}
      </SubmitButton>
    </form>
  );
}
