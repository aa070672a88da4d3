"use client";

import type { ReactNode } from "react";
import { BringOptions } from "@/components/edits/bring-options";
import { LookForm } from "@/components/edits/look-form";
import { LookedAt, LookingAt } from "@/components/edits/looking";
import { OwnField, type OwnWords } from "@/components/edits/own-field";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";

export type DateFormWords = {
  day: string;
  time: string;
  timeHint: string;
  length: string;
  name: string;
  nameHint: string;
  optional: string;
  place: OwnWords;
  link: OwnWords;
  capacity: OwnWords;
  mayBring: string;
  usualBring: string;
  nobody: string;
  show: string;
};

/**
 * What one date has of its own.
 * @param props.values what the fields hold at first.
 * @param props.errors in words, by field.
 * @param props.children the preview and the button that saves it: out of reach while they lag behind the fields.
 */
export function DateForm({
  values,
  errors,
  lengths,
  words,
  children,
}: {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  lengths: readonly { value: string; label: string }[];
  words: DateFormWords;
  children: ReactNode;
}) {
  return (
    <LookingAt>
      <LookForm leading="day" untouched={false} show={words.show}>
        <div className="grid grid-cols-2 gap-4">
          <Field name="day" label={words.day} error={errors.day}>
            {(control) => <Input {...control} type="date" required defaultValue={values.day} />}
          </Field>
          <Field name="time" label={words.time} error={errors.time}>
            {(control) => <Input {...control} type="time" required defaultValue={values.time} />}
          </Field>
        </div>
        <p className="-mt-4 text-sm text-ink-muted">{words.timeHint}</p>
        <Field name="length" label={words.length} error={errors.length}>
          {(control) => (
            <Select {...control} defaultValue={values.length}>
              {lengths.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field name="name" label={words.name} hint={words.nameHint} optional={words.optional} error={errors.name}>
          {(control) => <Input {...control} maxLength={80} autoComplete="off" defaultValue={values.name} />}
        </Field>
        <OwnField name="place" values={values} errors={errors} words={words.place} maxLength={200} />
        <OwnField
          name="link"
          values={values}
          errors={errors}
          words={words.link}
          type="url"
          inputMode="url"
          maxLength={500}
        />
        <OwnField
          name="capacity"
          values={values}
          errors={errors}
          words={words.capacity}
          type="number"
          inputMode="numeric"
          min={1}
          max={1000}
        />
        <Field name="mayBring" label={words.mayBring} error={errors.mayBring}>
          {(control) => (
            <Select {...control} defaultValue={values.mayBring}>
              <option value="">{words.usualBring}</option>
              <BringOptions nobody={words.nobody} />
            </Select>
          )}
        </Field>
      </LookForm>
      <LookedAt>{children}</LookedAt>
    </LookingAt>
  );
}
