import { LinkButton } from "@/components/ui/link";
import { useTranslations } from "@/lib/words";

/** What an organizer can do with one date that has not begun. */
export function DateActs({ href, cancelled }: { href: string; cancelled: boolean }) {
  const t = useTranslations("edits.date.acts");
  const acts = cancelled ? (["restore"] as const) : (["answer", "change", "cancel"] as const);
  return (
    <nav className="mt-5 flex flex-wrap gap-2.5" aria-label={t("title")}>
      {acts.map((act) => (
        <LinkButton key={act} href={`${href}/${act}`} variant="secondary" size="small">
          {t(act)}
        </LinkButton>
      ))}
    </nav>
  );
}
