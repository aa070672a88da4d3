import { notFound } from "next/navigation";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { signInCallback } from "@/lib/auth/sign-in";
import { getTranslations } from "@/lib/words";

type Props = { searchParams: Promise<{ token?: string | string[]; email?: string | string[] }> };

/** The page of a sign-in link: one button, because mail scanners open links and must not use them up. */
async function OpenSignInPage({ searchParams }: Props) {
  const { token, email } = await searchParams;
  if (typeof token !== "string" || typeof email !== "string") notFound();
  const t = await getTranslations("auth.openSignIn");
  return (
    <Shell viewer={null} width="narrow">
      <PageHeader title={t("title")}>{t("text", { email })}</PageHeader>
      <form method="post" action={signInCallback(email, token)}>
        <SubmitButton wide>{t("open")}</SubmitButton>
      </form>
    </Shell>
  );
}

export default foundOrNot(OpenSignInPage);
