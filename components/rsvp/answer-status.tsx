import { type Mine, statusInWords } from "@/components/rsvp/status-in-words";
import { Icon, type IconName } from "@/components/ui/icon";
import { cn } from "@/lib/cn";
import type { Answer } from "@/lib/rsvp/answers";
import { useTranslations } from "@/lib/words";

const looks: Record<Answer | "none", { icon: IconName; mark: string }> = {
  in: { icon: "check", mark: "bg-accent text-accent-ink" },
  maybe: { icon: "ellipsis", mark: "bg-warning-soft text-warning" },
  out: { icon: "x", mark: "bg-sunken text-ink-muted" },
  none: { icon: "minus", mark: "bg-sunken text-ink-muted" },
};

/** What I have answered, in words. */
export function AnswerStatus({ mine, compact = false }: { mine: Mine; compact?: boolean }) {
  const t = useTranslations("rsvp.status");
  const { answer, note = null, place = null, by = null } = mine;
  const look = looks[place === null ? (answer ?? "none") : "maybe"];
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
        <span className={cn("block leading-snug font-semibold", !compact && "text-lg")}>{statusInWords(t, mine)}</span>
        {by ? (
          <span className="block text-sm text-ink-muted">{t("said", { name: by.name ?? t("former") })}</span>
        ) : null}
        {note ? (
          <span className="block text-sm text-ink-muted" dir="auto">
            “{note}”
          </span>
        ) : null}
      </span>
    </span>
  );
}
