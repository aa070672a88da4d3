"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useActionState, useEffect, useRef, useTransition } from "react";
import { ZoneField } from "@/components/schedule/zone-field";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { foundGroup } from "@/lib/groups/actions";

export type FoundWords = {
  name: string;
  namePlaceholder: string;
  you: string;
  youHint: string;
  from: string;
  cadence: string;
  time: string;
  zone: string;
  chooseZone: string;
  showDates: string;
  more: string;
  optional: string;
  length: string;
  place: string;
  placeHint: string;
  link: string;
  linkHint: string;
  found: string;
  founding: string;
  errors: Record<string, string>;
  reasons: { noDates: string; stale: string };
};

type Choice = { value: string; label: string };

/** What the fields hold before anybody typed. */
export type FoundDefaults = Readonly<
  Record<"name" | "you" | "from" | "cadence" | "time" | "zone" | "length" | "place" | "link", string>
>;

const whenFields = ["from", "cadence", "time", "zone"];

/**
 * Founds a group. What is chosen about when it meets goes into the address, so that the page around shows the next
 * dates: by itself where JavaScript runs, by a button before.
 * @param props.children the next dates.
 */
export function FoundForm({
  kind,
  pageKey,
  asksName,
  defaults,
  cadences,
  lengths,
  zones,
  words,
  children,
}: {
  kind: string;
  pageKey: string;
  asksName: boolean;
  defaults: FoundDefaults;
  cadences: readonly Choice[];
  lengths: readonly Choice[];
  zones: readonly string[];
  words: FoundWords;
  children: ReactNode;
}) {
  const [state, action] = useActionState(foundGroup, emptyForm);
  const form = useRef<HTMLFormElement>(null);
  const isChoosing = useShownDates(form);
  const values = { ...defaults, ...state.values };
  const cadence = cadences.some((choice) => choice.value === values.cadence) ? values.cadence : defaults.cadence;
  const errorOf = (field: string) => words.errors[state.errors[field] ?? ""];
  const nameMissing = state.reason === "nameMissing" ? words.errors.required : undefined;
  const hasMore = Boolean(values.place || values.link || state.errors.place || state.errors.link);

  return (
    <form ref={form} action={action} className="flex flex-col gap-6">
      {state.reason && state.reason !== "nameMissing" ? (
        <Notice tone="negative">{words.reasons[state.reason]}</Notice>
      ) : null}
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="pageKey" value={pageKey} />
      <Field name="name" label={words.name} error={errorOf("name")}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={80}
            placeholder={words.namePlaceholder}
            autoComplete="off"
            defaultValue={values.name}
          />
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="from" label={words.from} error={errorOf("from")}>
          {(control) => <Input {...control} type="date" required defaultValue={values.from} />}
        </Field>
        <Field name="time" label={words.time} error={errorOf("time")}>
          {(control) => <Input {...control} type="time" required defaultValue={values.time} />}
        </Field>
      </div>
      <Field name="cadence" label={words.cadence} error={errorOf("cadence")}>
        {(control) => (
          <Select key={`${defaults.from} ${cadence}`} {...control} defaultValue={cadence}>
            {cadences.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <ZoneField
        zones={zones}
        chosen={values.zone}
        label={words.zone}
        empty={words.chooseZone}
        error={errorOf("zone")}
        required
      />
      <div aria-live="polite" aria-busy={isChoosing} className={isChoosing ? "opacity-60" : undefined}>
        {children}
        <noscript>
          <Button type="submit" variant="quiet" formMethod="get" formAction={`/groups/new/${kind}`} formNoValidate>
            {words.showDates}
          </Button>
        </noscript>
      </div>
      <Disclosure label={words.more} open={hasMore}>
        <div className="flex flex-col gap-5">
          <Field name="length" label={words.length} error={errorOf("length")}>
            {(control) => (
              <Select key={values.length} {...control} defaultValue={values.length}>
                {lengths.map((choice) => (
                  <option key={choice.value} value={choice.value}>
                    {choice.label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            name="place"
            label={words.place}
            optional={words.optional}
            hint={words.placeHint}
            error={errorOf("place")}
          >
            {(control) => <Input {...control} maxLength={200} defaultValue={values.place} />}
          </Field>
          <Field name="link" label={words.link} optional={words.optional} hint={words.linkHint} error={errorOf("link")}>
            {(control) => <Input {...control} type="url" inputMode="url" maxLength={500} defaultValue={values.link} />}
          </Field>
        </div>
      </Disclosure>
      {asksName ? (
        <Field name="you" label={words.you} hint={words.youHint} error={errorOf("you") ?? nameMissing}>
          {(control) => <Input {...control} required maxLength={60} autoComplete="name" defaultValue={values.you} />}
        </Field>
      ) : null}
      <SubmitButton wide pendingLabel={words.founding}>
        {words.found}
      </SubmitButton>
    </form>
  );
}

/** Puts what is chosen about when into the address as one chooses. Whether the page is on its way. */
function useShownDates(form: { current: HTMLFormElement | null }): boolean {
  const router = useRouter();
  const path = usePathname();
  const [isChoosing, startChoosing] = useTransition();
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const show = (event: Event) => {
      const field = event.target;
      if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
      if (!whenFields.includes(field.name)) return;
      const chosen = new FormData(element);
      const query = new URLSearchParams(whenFields.map((name) => [name, String(chosen.get(name) ?? "")]));
      startChoosing(() => router.replace(`${path}?${query}`, { scroll: false }));
    };
    element.addEventListener("change", show);
    return () => element.removeEventListener("change", show);
  }, [form, path, router]);
  return isChoosing;
}
