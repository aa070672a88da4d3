import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { useTranslations } from "@/lib/words";

/** Replaces the group's link by a new one, after a word of warning. */
export function RotateButton({ action, group }: { action: (formData: FormData) => Promise<void>; group: string }) {
  const t = useTranslations("invites.rotate");
  return (
    <Disclosure label={t("open")} className="basis-full text-sm">
      <form action={action} className="flex flex-col items-start gap-3">
        <p className="text-ink-muted">{t("text")}</p>
        <input type="hidden" name="group" value={group} />
        <SubmitButton variant="danger" size="small" pendingLabel={t("doing")}>
          {t("do")}
        </SubmitButton>
      </form>
    </Disclosure>
  );
}
