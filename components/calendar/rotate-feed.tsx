import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { useTranslations } from "@/lib/words";

/** Replaces a secret address. `children`: the hidden fields that say which. */
export function RotateFeed({
  action,
  text,
  children,
}: {
  action: (formData: FormData) => Promise<void>;
  text: string;
  children?: ReactNode;
}) {
  const t = useTranslations("calendar.rotate");
  return (
    <Disclosure label={t("open")} className="text-sm">
      <form action={action} className="flex flex-col items-start gap-3">
        {children}
        <p className="text-ink-muted">{text}</p>
        <SubmitButton variant="danger" size="small" pendingLabel={t("doing")}>
          {t("do")}
        </SubmitButton>
      </form>
    </Disclosure>
  );
}
