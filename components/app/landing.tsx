import { LinkButton } from "@/components/ui/link";
import { useTranslations } from "@/lib/words";

const points = ["date", "link", "answer"] as const;

/** What Regulars is, for somebody we do not know; with the way to a group of their own where they may found one. */
export function Landing({ mayFound }: { mayFound: boolean }) {
  const t = useTranslations("home.landing");
  return (
    <div className="py-6 md:py-14">
      <h1 className="max-w-[18ch] text-3xl font-bold text-balance md:text-4xl">{t("title")}</h1>
      <p className="mt-5 max-w-prose text-lg text-ink-muted">{t("text")}</p>
      <div className="mt-8 flex flex-wrap gap-3">
        {mayFound ? <LinkButton href="/groups/new">{t("found")}</LinkButton> : null}
        <LinkButton href="/sign-in" variant={mayFound ? "quiet" : "primary"}>
          {t("signIn")}
        </LinkButton>
      </div>
      <ul className="mt-14 grid gap-x-10 gap-y-8 md:mt-20 md:grid-cols-3">
        {points.map((point) => (
          <li key={point} className="border-t border-line pt-5">
            <h2 className="text-lg font-bold">{t(`points.${point}.title`)}</h2>
            <p className="mt-1.5 text-ink-muted">{t(`points.${point}.text`)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
