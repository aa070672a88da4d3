import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icon";
import { cn } from "@/lib/cn";

/** A line of text, or whatever `type` says. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn("input-box min-h-tap", className)} {...rest} />;
}

/** Several lines of text. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={cn("input-box block", className)} {...rest} />;
}

/** The browser's own list, which phones open as theirs. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return (
    <span className="relative block">
      <select className={cn("input-box min-h-tap appearance-none truncate pe-11", className)} {...rest} />
      <Icon name="chevronDown" className="pointer-events-none absolute inset-y-0 end-3.5 my-auto text-ink-muted" />
    </span>
  );
}
