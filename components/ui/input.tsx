import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icon";
import { cn } from "@/lib/cn";

const box =
  "w-full rounded-md border border-line-strong bg-raised px-3.5 py-2.5 text-base text-ink placeholder:text-ink-muted aria-invalid:border-2 aria-invalid:border-negative disabled:opacity-60";

/** A line of text, or whatever `type` says. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(box, "min-h-tap", className)} {...rest} />;
}

/** Several lines of text. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={cn(box, "block", className)} {...rest} />;
}

/** The browser's own list, which phones open as theirs. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return (
    <span className="relative block">
      <select className={cn(box, "min-h-tap appearance-none truncate pe-11", className)} {...rest} />
      <Icon name="chevronDown" className="pointer-events-none absolute inset-y-0 end-3.5 my-auto text-ink-muted" />
    </span>
  );
}
