import { getMessages } from "next-intl/server";
import { Shell } from "@/components/app/shell";
import { OpenIdButton } from "@/components/auth/open-id-button";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Link, LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { openIdHost } from "@/lib/auth/queries";
import { signInFault } from "@/lib/auth/sign-in";
import { getTranslations } from "@/lib/words";

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ error?: string | string[] }> }) {
  const asking = await viewer();
  const { error } = await searchParams;
  const t = await getTranslations("auth.signIn");
  const account = asking?.via === "account" ? faceOf(asking) : null;
  const fault = error === undefined ? null : signInFault([error].flat()[0] ?? "");
  // Whoever is in wants nothing from a link that was used: most have just used it themselves.
  const told = account && fault === "linkUsed" ? null : fault;
  return (
    <Shell
      viewer={asking && faceOf(asking)}
      width="narrow"
      flash={told && <Notice tone="negative">{t(`faults.${told}`)}</Notice>}
    >
      {account ? (
        <>
          <PageHeader title={t("known.title", { name: account.name })}>
            {account.name === asking?.email ? null : asking?.email}
          </PageHeader>
          <LinkButton href="/">{t("known.home")}</LinkButton>
          <Section id="other" title={t("known.other")}>
            <Ways />
          </Section>
        </>
      ) : (
        <>
          <PageHeader title={t("title")}>{t("text")}</PageHeader>
          <Ways />
          <p className="mt-8 text-sm text-ink-muted">
            {t("guest")}{" "}
            <Link href="/personal" className="link">
              {t("personal")}
            </Link>
          </p>
        </>
      )}
    </Shell>
  );
}

/** By mail, or by whoever vouches for people here. */
async function Ways() {
  const host = openIdHost();
  const { auth, ui } = await getMessages();
  const { email, send, sending, tooOften, errors } = auth.signIn;
  return (
    <>
      <SignInForm words={{ email, send, sending, tooOften, errors: { ...ui.errors, ...errors } }} />
      {host === null ? null : <OpenIdButton host={host} />}
    </>
  );
}
