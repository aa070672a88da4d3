"use client";

import { usePathname, useRouter } from "next/navigation";
import { type FormEvent, useTransition } from "react";

const whenFields = ["from", "cadence", "time", "zone", "length"];

/**
 * Puts what is chosen about when a series meets into the page's query at each change, so that the page shows its dates.
 * @returns whether new dates are loading, and the form's `onChange`.
 */
export function useShownDates(): { isChoosing: boolean; showDates: (event: FormEvent<HTMLFormElement>) => void } {
  const router = useRouter();
  const path = usePathname();
  const [isChoosing, startChoosing] = useTransition();
  const showDates = (event: FormEvent<HTMLFormElement>) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    // A date half typed is empty: the dates shown stay until it is whole.
    if (!whenFields.includes(field.name) || field.value === "") return;
    const chosen = new FormData(event.currentTarget);
    const query = new URLSearchParams(whenFields.map((name) => [name, String(chosen.get(name) ?? "")]));
    startChoosing(() => router.replace(`${path}?${query}`, { scroll: false }));
  };
  return { isChoosing, showDates };
}
