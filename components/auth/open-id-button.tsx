import { SubmitButton } from "@/components/ui/submit-button";
import { useTranslations } from "@/lib/words";

/** The other way to sign in: by an issuer, named by its host. */
export function OpenIdButton({ host }: { host: string }) {
  const t = useTranslations("auth.signIn");
  return (
    <>
      <p className="my-5 flex items-center gap-4 text-sm text-ink-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t("or")}
      </p>
      <form method="post" action="/sign-in/openid">
        <SubmitButton variant="secondary" wide>
          {t("openId", { host })}
        </SubmitButton>
      </form>
    </>
  );
}
