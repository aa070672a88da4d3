import { notFound } from "next/navigation";
import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { OperatorForm } from "@/components/auth/operator-form";
import { PageHeader } from "@/components/ui/page-header";
import { firstStart, viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { randomToken } from "@/lib/token";
import { getTranslations } from "@/lib/words";

/** The first start: whoever presses its button runs the instance. It works once. */
async function OperatorPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  const [asking, first] = await Promise.all([viewer(), firstStart(secret)]);
  if (!first || first.taken) notFound();
  const t = await getTranslations("auth.operator");
  const { auth, ui } = await getMessages();
  return (
    <Shell viewer={asking && faceOf(asking)} width="narrow">
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      <OperatorForm
        secret={secret}
        pageKey={randomToken()}
        asksName={!asking?.name}
        words={{ ...auth.operator.form, errors: ui.errors }}
      />
    </Shell>
  );
}

export default foundOrNot(OperatorPage);
