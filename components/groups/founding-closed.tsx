import { LinkButton } from "@/components/ui/link";
import type { Founding } from "@/lib/auth/founding";
import { useTranslations } from "@/lib/words";

/** Why somebody cannot start a group here, and what they can do. */
export function FoundingClosed({ founding }: { founding: Exclude<Founding, "anyone"> }) {
  const t = useTranslations("groups.closed");
  return (
    <div className="py-8 md:py-14">
      <h1 className="text-2xl font-bold md:text-3xl">{t("title")}</h1>
      <p className="mt-3 text-ink-muted">{t(founding)}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <LinkButton href="/" variant="secondary">
          {t("home")}
        </LinkButton>
        <LinkButton href="/sign-in" variant="quiet">
          {t("signIn")}
        </LinkButton>
      </div>
    </div>
  );
}
