import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link";

/**
 * What is said where there is nothing, or nothing for this reader: both look the same.
 * @param props.personalHref where one opens a personal link; null: only the hint is shown.
 */
export function NotFoundBody({ personalHref = null }: { personalHref?: string | null }) {
  const t = useTranslations("app.notFound");
  return (
    <div className="py-8 md:py-14">
      <h1 className="text-2xl font-bold md:text-3xl">{t("title")}</h1>
      <p className="mt-3 text-ink-muted">{t("text")}</p>
      <div className="mt-6 flex flex-col gap-3 sm:flex-row">
        <LinkButton href="/sign-in">{t("signIn")}</LinkButton>
        {personalHref ? (
          <LinkButton href={personalHref} variant="secondary">
            {t("personal")}
          </LinkButton>
        ) : null}
      </div>
      <p className="mt-4 text-sm text-ink-muted">{t("personalHint")}</p>
      <p className="mt-8">
        <a href="/" className="link tap">
          {t("home")}
        </a>
      </p>
    </div>
  );
}
