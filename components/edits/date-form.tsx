"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useRef, useState, useTransition } from "react";
import { OwnField, type OwnWords } from "@/components/edits/own-field";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { cn } from "@/lib/cn";

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
  show: string;
};

// Long enough for a word to be typed, short enough to seem at once.
const PAUSE_MS = 350;

/**
 * What one date has of its own. What is typed goes into the page's query, so that the page shows what it comes to: a
 * moment later where JavaScript runs, by a button where it does not.
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
  const router = useRouter();
  const path = usePathname();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isTyping, setTyping] = useState(false);
  const [isLooking, look] = useTransition();
  const lags = isTyping || isLooking;
  const lookSoon = (form: HTMLFormElement) => {
    clearTimeout(timer.current);
    setTyping(true);
    timer.current = setTimeout(() => {
      const texts = [...new FormData(form)].map(([name, text]) => [name, String(text)]);
      look(() => router.replace(`${path}?${new URLSearchParams(texts)}`, { scroll: false }));
      setTyping(false);
    }, PAUSE_MS);
  };
  return (
    <>
      <form
        aria-busy={lags}
        noValidate
        className="flex flex-col gap-6"
        onChange={(event) => lookSoon(event.currentTarget)}
      >
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
        <noscript>
          <Button type="submit" variant="quiet">
            {words.show}
          </Button>
        </noscript>
      </form>
      <div inert={lags} className={cn("mt-9 empty:hidden", lags && "opacity-60")}>
        {children}
      </div>
    </>
  );
}
