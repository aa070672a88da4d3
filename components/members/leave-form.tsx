"use client";

import { useActionState } from "react";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { leaveGroup } from "@/lib/leaving/actions";
import type { LeaveRefusal } from "@/lib/members/policy";

export type LeaveWords = {
  successor: string;
  choose: string;
  nameless: string;
  namelessHint: string;
  do: string;
  doOver: string;
  doing: string;
  reasons: Record<LeaveRefusal, string>;
  errors: Record<string, string>;
};

/** Leaves the group. @param successors whom the last organizer may name; null: nobody needs to be named. */
export function LeaveForm({
  group,
  successors,
  words,
}: {
  group: string;
  successors: readonly { memberId: string; name: string }[] | null;
  words: LeaveWords;
}) {
  const [state, action] = useActionState(leaveGroup, emptyForm);
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.reason ? <Notice tone="negative">{words.reasons[state.reason]}</Notice> : null}
      <input type="hidden" name="group" value={group} />
      {successors ? (
        <Field name="successor" label={words.successor} error={words.errors[state.errors.successor ?? ""]}>
          {(control) => (
            <Select {...control} key={state.values.successor} defaultValue={state.values.successor ?? ""}>
              <option value="">{words.choose}</option>
              {successors.map(({ memberId, name }) => (
                <option key={memberId} value={memberId}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <Choice
        type="checkbox"
        name="nameless"
        value="yes"
        defaultChecked={state.values.nameless === "yes"}
        hint={words.namelessHint}
      >
        {words.nameless}
      </Choice>
      <SubmitButton variant="danger" pendingLabel={words.doing}>
        {successors ? words.doOver : words.do}
      </SubmitButton>
    </form>
  );
}
