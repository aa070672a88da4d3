import { getMessages } from "next-intl/server";
import { Shell } from "@/components/app/shell";
import { OpenIdButton } from "@/components/auth/open-id-button";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { openIdHost } from "@/lib/auth/queries";
import { signInFault } from "@/lib/auth/sign-in";
import { getTranslations } from "@/lib/words";

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ error?: string | string[] }> }) {
  const asking = await viewer();
  const { error } = await searchParams;
  const t = await getTranslations("auth.signIn");
  const host = openIdHost();
  const { auth, ui } = await getMessages();
  const { email, send, sending, tooOften, errors } = auth.signIn;
  return (
    <Shell
      viewer={asking && faceOf(asking)}
      width="narrow"
      flash={
        error === undefined ? null : (
          <Notice tone="negative">{t(`faults.${signInFault([error].flat()[0] ?? "")}`)}</Notice>
        )
      }
    >
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      <SignInForm words={{ email, send, sending, tooOften, errors: { ...ui.errors, ...errors } }} />
      {host === null ? null : <OpenIdButton host={host} />}
      <p className="mt-8 text-sm text-ink-muted">
        {t("guest")}{" "}
        <Link href="/personal" className="link">
          {t("personal")}
        </Link>
      </p>
    </Shell>
  );
}
