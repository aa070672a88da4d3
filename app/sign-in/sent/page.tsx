import { getTranslations } from "next-intl/server";
import { Shell } from "@/components/app/shell";
import { PageHeader } from "@/components/ui/page-header";
import { mailboxAddress } from "@/lib/mail/queries";

/** The same whether or not an account has that address. */
export default async function SignInSentPage() {
  const t = await getTranslations("auth.sent");
  return (
    <Shell viewer={null} width="narrow">
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      {mailboxAddress() ? <p>{t("local")}</p> : null}
    </Shell>
  );
}
