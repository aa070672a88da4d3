import { useMessages } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { useTranslations } from "@/lib/words";

/** A guest's personal link, to keep. `children`: what else can be done with it (a form that rotates it). */
export function PersonalLinkCard({ url, children }: { url: string; children?: ReactNode }) {
  const t = useTranslations("auth.personal");
  return (
    <Card>
      <h2 className="text-lg font-bold">{t("title")}</h2>
      <p className="mt-1 mb-4 text-sm text-ink-muted">{t("text")}</p>
      <CopyField
        id="personal-link"
        label={t("label")}
        value={url}
        words={useMessages().ui.copy}
        share={{ title: t("shareTitle"), text: t("shareText") }}
      >
        {children}
      </CopyField>
    </Card>
  );
}
