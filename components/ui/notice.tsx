import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { cn } from "@/lib/cn";

export type NoticeTone = "positive" | "neutral" | "warning" | "negative";

const tones: Record<NoticeTone, { icon: IconName; frame: string; mark: string }> = {
  positive: { icon: "circleCheck", frame: "bg-positive-soft", mark: "text-positive" },
  neutral: { icon: "circleAlert", frame: "bg-sunken", mark: "text-ink-muted" },
  warning: { icon: "circleAlert", frame: "bg-warning-soft", mark: "text-warning" },
  negative: { icon: "circleAlert", frame: "bg-negative-soft", mark: "text-negative" },
};

/**
 * Words that a person should notice: what came of an action (the flash), a refusal, a warning. A negative one is read
 * out at once, the others when it suits.
 */
export function Notice({
  tone = "neutral",
  title,
  children,
  className,
}: {
  tone?: NoticeTone;
  title?: string | undefined;
  children?: ReactNode;
  className?: string | undefined;
}) {
  const look = tones[tone];
  return (
    <div
      role={tone === "negative" ? "alert" : "status"}
      className={cn("flex gap-3 rounded-md px-4 py-3.5", look.frame, className)}
    >
      <Icon name={look.icon} className={cn("mt-0.75", look.mark)} />
      <div className="min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
