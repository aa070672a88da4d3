import type { ReactNode } from "react";

/** Stands where an edit will be previewed, while nothing is changed. */
export function NothingYet({ children }: { children: ReactNode }) {
  return (
    <p aria-live="polite" className="text-ink-muted">
      {children}
    </p>
  );
}
