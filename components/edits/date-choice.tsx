"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";

/**
 * One of the next dates of a series, for the preview of an edit. What is chosen goes into the page's query: at once
 * where JavaScript runs, by a button where it does not.
 */
export function DateChoice({
  name,
  label,
  dates,
  chosen,
  show,
}: {
  name: string;
  label: string;
  dates: readonly { date: string; words: string }[];
  chosen: string;
  show: string;
}) {
  const router = useRouter();
  const path = usePathname();
  const [isLooking, look] = useTransition();
  return (
    <form
      aria-busy={isLooking}
      className="mb-6 flex flex-col gap-3"
      onChange={(event) => {
        const query = new URLSearchParams([[name, String(new FormData(event.currentTarget).get(name) ?? "")]]);
        look(() => router.replace(`${path}?${query}`, { scroll: false }));
      }}
    >
      <Field name={name} label={label}>
        {(control) => (
          <Select {...control} defaultValue={chosen}>
            {dates.map(({ date, words }) => (
              <option key={date} value={date}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <noscript>
        <Button type="submit" variant="quiet">
          {show}
        </Button>
      </noscript>
    </form>
  );
}
