import { useMessages } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { useTranslations } from "@/lib/words";

/** The link into a group. `children`: what else can be done with it (a form that rotates it). */
export function InviteLink({ url, group, children }: { url: string; group: string; children?: ReactNode }) {
  const t = useTranslations("invites");
  return (
    <Card>
      <h2 className="text-lg font-bold">{t("title")}</h2>
      <p className="mt-1 mb-4 text-sm text-ink-muted">{t("hint")}</p>
      <CopyField
        id="invite-link"
        label={t("link")}
        value={url}
        words={useMessages().ui.copy}
        share={{ title: group, text: t("shareText", { group }) }}
      >
        {children}
      </CopyField>
    </Card>
  );
}
