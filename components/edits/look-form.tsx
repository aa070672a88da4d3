"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useContext, useEffect, useEffectEvent, useRef, useTransition } from "react";
import { chosenBefore } from "@/components/edits/chosen-before";
import { Looking } from "@/components/edits/looking";
import { Button } from "@/components/ui/button";

const PAUSE_MS = 300;

/**
 * What an edit is to be. Its fields go into the page's query, so that the page shows what they come to: soon after each
 * change where JavaScript runs, by a button where it does not.
 * @param props.leading the field by which the others are filled in, as long as nobody chose anything in them.
 * @param props.untouched whether nobody has.
 */
export function LookForm({
  leading,
  untouched,
  show,
  children,
}: {
  leading: string;
  untouched: boolean;
  show: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const path = usePathname();
  const setLooking = useContext(Looking).setLooking;
  const [isShowing, startShowing] = useTransition();
  const timer = useRef<number | undefined>(undefined);
  const isUntouched = useRef(untouched);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const wasShowing = useRef(false);
  useEffect(() => {
    if (wasShowing.current && !isShowing) setLooking(false);
    wasShowing.current = isShowing;
  }, [isShowing, setLooking]);
  const look = (form: HTMLFormElement, field: string) => {
    if (field !== leading) isUntouched.current = false;
    const typed = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === "string" && (name === leading || !isUntouched.current) ? [[name, value]] : [],
    );
    startShowing(() => router.replace(`${path}?${new URLSearchParams(typed)}`, { scroll: false }));
  };
  const soon = (form: HTMLFormElement, field: string, wait: number) => {
    setLooking(true);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => look(form, field), wait);
  };
  const form = useRef<HTMLFormElement>(null);
  // Who is faster than the scripts, or comes back to a page that the browser filled in, has no button to show it by.
  const catchUp = useEffectEvent(() => {
    const field = form.current && chosenBefore(form.current);
    if (form.current && field !== null) soon(form.current, field, 0);
  });
  useEffect(() => catchUp(), []);
  return (
    <form
      ref={form}
      aria-busy={isShowing}
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        soon(event.currentTarget, "", 0);
      }}
      onChange={(event) => {
        const field = event.target;
        if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
          soon(event.currentTarget, field.name, PAUSE_MS);
        }
      }}
    >
      {children}
      <noscript>
        <Button type="submit" variant="secondary">
          {show}
        </Button>
      </noscript>
    </form>
  );
}
