import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";

/** A list with nothing in it yet: why, and what to do about it. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: IconName | undefined;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-dashed border-line px-6 py-10 text-center">
      {icon ? <Icon name={icon} className="size-8 text-accent" /> : null}
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="max-w-prose text-ink-muted">{children}</div> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
