import { useLocale } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { cn } from "@/lib/cn";
import { dateIn, dayInWords } from "@/lib/format";
import { useTranslations } from "@/lib/words";

export type BrowserItem = { id: string; browser: string | null; since: Date; here: boolean };

type SignOut = {
  here: () => Promise<void>;
  one: (formData: FormData) => Promise<void>;
  elsewhere: () => Promise<void>;
};

/** The browsers in which one is known, each with its way out. @param browsers this one first. */
export function BrowserList({
  browsers,
  isGuest,
  isMailed,
  zone,
  now,
  signOut,
}: {
  browsers: readonly BrowserItem[];
  isGuest: boolean;
  /** Whether there is a mail server. */
  isMailed: boolean;
  zone: string;
  now: Date;
  signOut: SignOut;
}) {
  const t = useTranslations("auth.me");
  const locale = useLocale();
  const back = isGuest ? "guest" : isMailed ? "account" : "unmailed";
  const since = (instant: Date) => dayInWords(dateIn(instant, zone), dateIn(now, zone), locale);
  return (
    <>
      <Card>
        <ul className="flex flex-col gap-4">
          {browsers.map((item) => (
            <li key={item.id} className="border-t border-line pt-4 first:border-0 first:pt-0">
              <div className="flex flex-wrap items-center justify-between gap-3">
                <div className={cn("min-w-0 flex-1", item.here ? "basis-full sm:basis-40" : "basis-40")}>
                  <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold">
                    {item.browser ?? t("browsers.unknown")}
                    {item.here ? <Badge tone="positive">{t("browsers.here")}</Badge> : null}
                  </p>
                  <p className="text-sm text-ink-muted">{t("browsers.since", { day: since(item.since) })}</p>
                  {item.here ? <p className="mt-2 text-sm text-ink-muted">{t(`signOut.${back}`)}</p> : null}
                </div>
                <WayOut item={item} signOut={signOut} />
              </div>
            </li>
          ))}
        </ul>
      </Card>
      {browsers.some(({ here }) => !here) ? (
        <form action={signOut.elsewhere} className="mt-5 flex flex-col items-start gap-3">
          <SubmitButton variant="secondary">{t("browsers.elsewhere")}</SubmitButton>
          {isGuest ? <p className="text-sm text-ink-muted">{t("browsers.link")}</p> : null}
        </form>
      ) : null}
    </>
  );
}

function WayOut({ item, signOut }: { item: BrowserItem; signOut: SignOut }) {
  const t = useTranslations("auth.me");
  if (item.here) {
    return (
      <form action={signOut.here}>
        <SubmitButton variant="secondary" size="small">
          {t("signOut.do")}
        </SubmitButton>
      </form>
    );
  }
  const browser = item.browser ?? t("browsers.unknown");
  return (
    <form action={signOut.one}>
      <input type="hidden" name="browser" value={item.id} />
      <SubmitButton variant="secondary" size="small" aria-label={t("browsers.signOutOf", { browser })}>
        {t("browsers.signOut")}
      </SubmitButton>
    </form>
  );
}
