import { useTranslations } from "@/lib/words";

/** The foot of every page. */
export function Footer() {
  const t = useTranslations("app");
  return (
    <footer className="mx-auto w-full max-w-page px-4 md:px-8">
      <p className="border-t border-line py-6 text-sm text-ink-muted">{t("footer")}</p>
    </footer>
  );
}
