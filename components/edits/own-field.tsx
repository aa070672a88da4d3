import type { ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";

export type OwnWords = { label: string; usual: string; own: string; none: string; value: string };

/**
 * What one date has as usual, of its own, or not at all. The field for its own value shows where that is chosen, by
 * style alone: it does so before any script runs.
 */
export function OwnField({
  name,
  values,
  errors,
  words,
  ...input
}: {
  name: "place" | "link" | "capacity";
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  words: OwnWords;
} & Pick<ComponentProps<"input">, "type" | "inputMode" | "maxLength" | "min" | "max">) {
  const choice = `${name}Is`;
  return (
    <div className="group/own flex flex-col gap-3">
      <Field name={choice} label={words.label} error={errors[choice]}>
        {(control) => (
          <Select {...control} defaultValue={values[choice]}>
            <option value="usual">{words.usual}</option>
            <option value="own">{words.own}</option>
            <option value="none">{words.none}</option>
          </Select>
        )}
      </Field>
      <div className="hidden group-has-[option[value=own]:checked]/own:block">
        <Field name={name} label={words.value} error={errors[name]}>
          {(control) => <Input {...control} {...input} autoComplete="off" defaultValue={values[name]} />}
        </Field>
      </div>
    </div>
  );
}
