import { notFound } from "next/navigation";
import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { OpenLinkForm } from "@/components/auth/open-link-form";
import { PageHeader } from "@/components/ui/page-header";
import { linkHolder, viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { randomToken } from "@/lib/token";
import { getTranslations } from "@/lib/words";

/** A personal link: whose it is and one button. Opening it changes nothing. */
async function PersonalLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [asking, holder] = await Promise.all([viewer(), linkHolder(token)]);
  if (!holder) notFound();
  const t = await getTranslations("auth.open");
  const { auth } = await getMessages();
  return (
    <Shell viewer={asking && faceOf(asking)} width="narrow">
      <PageHeader title={t("title", { name: holder.name })}>{t("text", { name: holder.name })}</PageHeader>
      <OpenLinkForm
        token={token}
        pageKey={randomToken()}
        words={{ ...auth.open, open: t("open", { name: holder.name }) }}
      />
    </Shell>
  );
}

export default foundOrNot(PersonalLinkPage);
