import { LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/words";

/** Asks an account about the guest beside it; the answer is given on a page of its own. */
export function AskBringAlong({ name, className }: { name: string; className?: string }) {
  const t = useTranslations("people.ask");
  return (
    <Notice tone="neutral" title={t("title", { name })} className={className}>
      <p>{t("text", { name })}</p>
      <LinkButton href="/bring-along" variant="secondary" size="small" className="mt-3">
        {t("look")}
      </LinkButton>
    </Notice>
  );
}
