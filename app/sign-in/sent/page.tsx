import { Shell } from "@/components/app/shell";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { isLocal, takesMail } from "@/lib/mail/queries";
import { getTranslations } from "@/lib/words";

/** The same whether or not an account has that address. */
export default async function SignInSentPage() {
  const t = await getTranslations("auth.sent");
  return (
    <Shell viewer={null} width="narrow">
      {takesMail() ? (
        <PageHeader title={t("title")}>{t("text")}</PageHeader>
      ) : (
        <PageHeader title={t("unmailed.title")}>{t("unmailed.text")}</PageHeader>
      )}
      {isLocal() ? <p className="mb-5">{t("local")}</p> : null}
      <Link href="/sign-in" className="link tap">
        {t("again")}
      </Link>
    </Shell>
  );
}
