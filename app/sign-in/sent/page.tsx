import { Shell } from "@/components/app/shell";
import { PageHeader } from "@/components/ui/page-header";
import { isLocal } from "@/lib/mail/queries";
import { getTranslations } from "@/lib/words";

/** The same whether or not an account has that address. */
export default async function SignInSentPage() {
  const t = await getTranslations("auth.sent");
  return (
    <Shell viewer={null} width="narrow">
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      {isLocal() ? <p>{t("local")}</p> : null}
    </Shell>
  );
}
