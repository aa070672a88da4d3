import { notFound } from "next/navigation";
import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { CopyField } from "@/components/ui/copy-field";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { dayInWords } from "@/lib/format";
import { recoverer } from "@/lib/groups/access";
import { restoreGroup } from "@/lib/groups/actions";
import { recoverableUntil } from "@/lib/groups/deletion";
import { recoveryLink } from "@/lib/groups/queries";
import { requestTime } from "@/lib/request";
import { fromDateColumn } from "@/lib/time";
import { getTranslations } from "@/lib/words";

/** A deleted group: the link that brings it back, and the button that does. */
async function RecoverPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const now = requestTime();
  const [asking, holder] = await Promise.all([viewer(), recoverer(token, now)]);
  if (!holder) notFound();
  const t = await getTranslations("groups.recover");
  const { ui } = await getMessages();
  const until = fromDateColumn(recoverableUntil(holder.deletedAt));
  const date = dayInWords(until, fromDateColumn(now), await getLocale());
  return (
    <Shell viewer={asking && faceOf(asking)} width="narrow">
      <PageHeader title={t("title", { group: holder.name })}>{t("text", { date })}</PageHeader>
      <CopyField id="recovery-link" label={t("label")} value={recoveryLink(holder)} words={ui.copy} />
      <form action={restoreGroup} className="mt-6">
        <input type="hidden" name="token" value={token} />
        <SubmitButton wide pendingLabel={t("restoring")}>
          {t("restore")}
        </SubmitButton>
      </form>
    </Shell>
  );
}

export default foundOrNot(RecoverPage);
