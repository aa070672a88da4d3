import { Link, LinkButton } from "@/components/ui/link";
import type { Closed } from "@/lib/invites/open";
import { useTranslations } from "@/lib/words";

/** Why a link opens nothing (any more, or for one), and what to do. */
export function ClosedInvite({ reason, mayFound }: { reason: "unknown" | "barred" | Closed; mayFound: boolean }) {
  const t = useTranslations("invites.closed");
  return (
    <div className="py-8 md:py-14">
      <h1 className="text-2xl font-bold md:text-3xl">{t(`${reason}.title`)}</h1>
      <p className="mt-3 text-ink-muted">{t(`${reason}.text`)}</p>
      <div className="mt-6 flex flex-wrap items-center gap-x-5 gap-y-3">
        {mayFound ? (
          <LinkButton href="/groups/new" variant="secondary">
            {t("found")}
          </LinkButton>
        ) : null}
        {reason === "barred" ? null : (
          <Link href="/sign-in" className="link tap">
            {t("signIn")}
          </Link>
        )}
      </div>
    </div>
  );
}
