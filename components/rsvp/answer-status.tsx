import type { AnswerShown, StatusShown } from "@/components/rsvp/shown";
import { Icon, type IconName } from "@/components/ui/icon";
import { cn } from "@/lib/cn";

const looks: Record<StatusShown["look"], { icon: IconName; mark: string }> = {
  in: { icon: "check", mark: "bg-accent text-accent-ink" },
  maybe: { icon: "ellipsis", mark: "bg-warning-soft text-warning" },
  waiting: { icon: "ellipsis", mark: "bg-warning-soft text-warning" },
  out: { icon: "x", mark: "bg-sunken text-ink-muted" },
  none: { icon: "minus", mark: "bg-sunken text-ink-muted" },
};

/** What I have answered, in words. `saving`: words while it is on its way. */
export function AnswerStatus({
  shown,
  status = shown.status,
  saving = null,
  compact = false,
}: {
  shown: AnswerShown;
  /** What I have just pressed instead. */
  status?: StatusShown;
  saving?: string | null;
  compact?: boolean;
}) {
  const look = looks[status.look];
  const [said, note] = saving === null ? [shown.said, shown.note] : [null, null];
  return (
    <span className={cn("flex min-w-0 items-center", compact ? "gap-4 @line:gap-3" : "gap-3.5")}>
      {/* In a narrow list the mark stands under the middle of the date's leaf. */}
      <span className={cn("flex shrink-0 justify-center", compact && "w-14 @line:w-auto")}>
        <span
          className={cn("flex items-center justify-center rounded-full", look.mark, compact ? "size-8" : "size-10")}
        >
          <Icon name={look.icon} className={compact ? "size-4" : "size-5"} />
        </span>
      </span>
      <span className="min-w-0">
        <span className={cn("block leading-snug font-semibold", !compact && "text-lg")}>{status.words}</span>
        {saving ? <span className="block text-sm text-ink-muted">{saving}</span> : null}
        {said ? <span className="block text-sm text-ink-muted">{said}</span> : null}
        {note ? (
          <span className="block text-sm text-ink-muted" dir="auto">
            “{note}”
          </span>
        ) : null}
      </span>
    </span>
  );
}
