import { Mark } from "@/components/app/mark";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { Link, LinkButton } from "@/components/ui/link";
import type { Face } from "@/lib/auth/face";
import { useTranslations } from "@/lib/words";

/** The head of every page. `viewer` null: nobody we know; they can sign in. */
export function SiteHeader({ viewer }: { viewer: Face | null }) {
  const t = useTranslations("app");
  return (
    <header className="mx-auto flex w-full max-w-page items-center justify-between gap-3 px-4 py-3 md:px-8 md:py-5">
      <Link href="/" aria-label={t("home")} className="flex min-h-tap items-center gap-2.5 rounded-sm">
        <Mark className="size-7" />
        <span className="font-heading text-lg font-bold tracking-tight max-[22rem]:hidden">{t("name")}</span>
      </Link>
      <nav className="flex items-center gap-1.5">
        {viewer ? (
          <>
            {viewer.mayFound ? (
              <LinkButton href="/groups/new" variant="quiet" size="small" className="px-2.5 whitespace-nowrap sm:px-4">
                <Icon name="plus" className="size-4.5" />
                {t("newGroup")}
              </LinkButton>
            ) : null}
            <Link
              href="/me"
              aria-label={t("you", { name: viewer.name })}
              className="flex min-h-tap min-w-tap items-center justify-center rounded-full"
            >
              <Avatar id={viewer.id} name={viewer.name} />
            </Link>
          </>
        ) : (
          <LinkButton href="/sign-in" variant="quiet" size="small">
            {t("signIn")}
          </LinkButton>
        )}
      </nav>
    </header>
  );
}
