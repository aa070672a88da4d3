import type { ReactNode } from "react";

/** The head of a page: where one is (`above`, often a link), what it is, a line about it, and what one can do. */
export function PageHeader({
  above,
  title,
  children,
  actions,
}: {
  above?: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4 md:mb-8">
      <div className="min-w-0">
        {above ? <p className="text-ink-muted">{above}</p> : null}
        <h1 className="text-2xl font-bold md:text-3xl" dir="auto">
          {title}
        </h1>
        {children ? <div className="mt-1.5 text-ink-muted">{children}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2.5">{actions}</div> : null}
    </header>
  );
}
