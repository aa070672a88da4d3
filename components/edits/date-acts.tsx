import { LinkButton } from "@/components/ui/link";
import { useTranslations } from "@/lib/words";

/**
 * What an organizer can do with one date that has not begun.
 * @param props.takes whether it takes a minimum; `asked`: whether organizers are to decide.
 */
export function DateActs({
  href,
  cancelled,
  takes,
  asked,
}: {
  href: string;
  cancelled: boolean;
  takes: boolean;
  asked: boolean;
}) {
  const t = useTranslations("edits.date.acts");
  const acts = cancelled
    ? (["restore"] as const)
    : (["answer", "change", ...(takes ? (["decide"] as const) : []), "cancel"] as const);
  return (
    <nav className="mt-5 flex flex-wrap gap-2.5" aria-label={t("title")}>
      {acts.map((act) => (
        <LinkButton
          key={act}
          href={`${href}/${act}`}
          variant={act === "decide" && asked ? "primary" : "secondary"}
          size="small"
        >
          {t(act)}
        </LinkButton>
      ))}
    </nav>
  );
}
