"use client";

import { useActionState } from "react";
import { SaidFields, type SaidWords } from "@/components/rsvp/said-fields";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { answerForMember } from "@/lib/rsvp/actions";
import type { AnswerRefusal } from "@/lib/rsvp/answers";

export type AnswerForWords = SaidWords & {
  member: string;
  choose: string;
  do: string;
  doing: string;
  reasons: Readonly<Record<AnswerRefusal, string>>;
};

/** Members to choose from, under their heading. */
export type MemberChoices = { title: string; members: readonly { memberId: string; name: string }[] };

/** An organizer's form for what a member told them. */
export function AnswerForForm({
  fields,
  choices,
  mayBring,
  optional,
  words,
}: {
  fields: Readonly<Record<string, string>>;
  choices: readonly MemberChoices[];
  mayBring: number;
  optional: string;
  words: AnswerForWords;
}) {
  const [state, action] = useActionState(answerForMember, emptyForm);
  const member = state.values.member ?? "";
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field name="member" label={words.member} error={words.errors[state.errors.member ?? ""]}>
        {(control) => (
          <Select key={member} {...control} required defaultValue={member}>
            <option value="">{words.choose}</option>
            {choices.map(({ title, members }) =>
              members.length > 0 ? (
                <optgroup key={title} label={title}>
                  {members.map(({ memberId, name }) => (
                    <option key={memberId} value={memberId}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              ) : null,
            )}
          </Select>
        )}
      </Field>
      <SaidFields id="said" state={state} mayBring={mayBring} keeps optional={optional} words={words} />
      <SubmitButton pendingLabel={words.doing} className="self-start">
        {words.do}
      </SubmitButton>
    </form>
  );
}
