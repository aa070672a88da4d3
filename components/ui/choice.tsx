import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

/** One of several to choose (radio), or something to tick (checkbox), with its words beside it; `hint` below them. */
export function Choice({
  type,
  hint,
  children,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { type: "radio" | "checkbox"; hint?: string }) {
  return (
    <label className={cn("flex min-h-tap items-start gap-3 py-2", className)}>
      <input type={type} className="mt-0.5 size-5 shrink-0 accent-accent" {...rest} />
      <span className="min-w-0">
        {children}
        {hint ? <span className="block text-sm text-ink-muted">{hint}</span> : null}
      </span>
    </label>
  );
}

/** Choices of which one is taken, under their question. */
export function Choices({ question, children }: { question: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{question}</legend>
      {children}
    </fieldset>
  );
}
