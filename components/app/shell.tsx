import type { ReactNode } from "react";
import { Footer } from "@/components/app/footer";
import { SiteHeader } from "@/components/app/site-header";
import type { Face } from "@/lib/auth/face";
import { cn } from "@/lib/cn";
import type { Accent } from "@/lib/groups/accents";
import { useTranslations } from "@/lib/words";

const widths = { narrow: "max-w-form", regular: "max-w-page" };

/**
 * The frame of a page: skip link, head, main column, foot.
 * @param props.width narrow for forms and single messages.
 * @param props.accent the colour of the group whose page this is; none: the product's own.
 * @param props.flash what came of the action that led here: a Notice above everything, or null.
 */
export function Shell({
  viewer,
  width = "regular",
  accent,
  flash,
  children,
}: {
  viewer: Face | null;
  width?: keyof typeof widths;
  accent?: Accent;
  flash?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("app");
  return (
    <div className="flex min-h-dvh flex-col" data-accent={accent}>
      <a
        href="#content"
        className="sr-only z-30 rounded-full bg-accent font-semibold text-accent-ink focus:not-sr-only focus:fixed focus:start-4 focus:top-3 focus:px-5 focus:py-3"
      >
        {t("skip")}
      </a>
      <SiteHeader viewer={viewer} />
      <main
        id="content"
        tabIndex={-1}
        className={cn("mx-auto w-full grow px-4 pt-3 pb-14 outline-none md:px-8 md:pt-6", widths[width])}
      >
        {flash ? <div className="mb-6">{flash}</div> : null}
        {children}
      </main>
      <Footer />
    </div>
  );
}
