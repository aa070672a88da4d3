"use client";

import { useEffect, useRef } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";

/**
 * A time zone: where none is chosen yet the browser's, and before JavaScript runs a list to choose from.
 * @param props.empty the words of the first, empty choice.
 * @param props.required whether one must be chosen.
 */
export function ZoneField({
  zones,
  chosen,
  label,
  hint,
  empty,
  error,
  required = false,
}: {
  zones: readonly string[];
  /** Empty: none yet. */
  chosen: string;
  label: string;
  hint?: string | undefined;
  empty: string;
  error?: string | undefined;
  required?: boolean;
}) {
  const list = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    const select = list.current;
    if (select?.value !== "") return;
    select.value = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (select.value !== "") select.dispatchEvent(new Event("change", { bubbles: true }));
  }, []);
  const isListed = chosen === "" || zones.includes(chosen);
  return (
    <Field name="zone" label={label} hint={hint} error={error}>
      {(control) => (
        <Select key={chosen} {...control} ref={list} required={required} defaultValue={chosen}>
          <option value="">{empty}</option>
          {isListed ? null : <option value={chosen}>{chosen}</option>}
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
