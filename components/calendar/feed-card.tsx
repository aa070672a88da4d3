import { useMessages } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import type { FeedWays } from "@/lib/calendar/add";
import { useTranslations } from "@/lib/words";

/** A secret calendar address, to copy or to open. `children`: what else can be done with it (a form that replaces it). */
export function FeedCard({ ways, children }: { ways: FeedWays; children: ReactNode }) {
  const t = useTranslations("calendar.address");
  return (
    <Card>
      <FeedAddress id="feed" label={t("label")} ways={ways} />
      <p className="mt-4 text-sm text-ink-muted">{t("secret")}</p>
      <div className="mt-2">{children}</div>
    </Card>
  );
}

/** The address of one feed with its buttons. */
export function FeedAddress({ id, label, ways }: { id: string; label: string; ways: FeedWays }) {
  const t = useTranslations("calendar.address");
  return (
    <CopyField id={id} label={label} value={ways.https} words={useMessages().ui.copy}>
      <Button asChild variant="secondary" size="small">
        <a href={ways.webcal}>{t("open")}</a>
      </Button>
    </CopyField>
  );
}
