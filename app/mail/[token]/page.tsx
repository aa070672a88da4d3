import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { SwitchesForm } from "@/components/switches/switches-form";
import { PageHeader } from "@/components/ui/page-header";
import { viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { readFlash } from "@/lib/flash";
import { openMail } from "@/lib/switches/access";
import { switchesOf } from "@/lib/switches/queries";
import { getTranslations } from "@/lib/words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("switches"))("title") };
}

/** What is mailed to somebody, to choose by the link in a mail: without signing in. */
async function MailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const reader = (await openMail(token)) ?? notFound();
  const [asking, groups] = await Promise.all([viewer(), switchesOf(reader)]);
  const flash = await readFlash(["mailChosen", "mailOff"]);
  const t = await getTranslations("switches");
  return (
    <Shell viewer={asking && faceOf(asking)} width="narrow" flash={flash && <FlashNotice flash={flash} />}>
      <PageHeader title={t("title")}>{groups.length > 0 ? t("text", { name: reader.name }) : t("nothing")}</PageHeader>
      {groups.length > 0 ? <SwitchesForm token={token} groups={groups} /> : null}
      <p className="mt-6 text-sm text-ink-muted">{t("sign")}</p>
    </Shell>
  );
}

export default foundOrNot(MailPage);
