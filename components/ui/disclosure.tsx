import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { cn } from "@/lib/cn";

/** Something that opens where it stands, without JavaScript. */
export function Disclosure({
  label,
  open,
  children,
  className,
}: {
  label: ReactNode;
  open?: boolean | undefined;
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <details open={open} className={cn("group/disclosure", className)}>
      <summary className="wrap-anywhere flex min-h-tap w-fit items-center gap-1.5 rounded-sm font-semibold text-accent hover:text-accent-hover">
        <Icon
          name="chevronRight"
          className="size-4 transition-transform group-open/disclosure:rotate-90 rtl:-scale-x-100"
        />
        {label}
      </summary>
      <div className="pt-2 pb-1">{children}</div>
    </details>
  );
}
