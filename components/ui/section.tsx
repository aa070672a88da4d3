import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** A part of a page with its heading; `aside` stands at the heading's end (a count, a link). */
export function Section({
  id,
  title,
  aside,
  children,
  className,
}: {
  id: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <section aria-labelledby={id} className={cn("mt-9 first:mt-0 md:mt-11", className)}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="text-xl font-bold">
          {title}
        </h2>
        {aside ? <div className="text-sm text-ink-muted">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}
