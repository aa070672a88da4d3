"use client";

import { usePathname, useRouter } from "next/navigation";
import { type RefObject, useEffect, useTransition } from "react";

const whenFields = ["from", "cadence", "time", "zone"];

/**
 * Puts what is chosen about when into the address as one chooses, so that the page shows its dates.
 * @returns whether they are on their way.
 */
export function useShownDates(form: RefObject<HTMLFormElement | null>): boolean {
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
