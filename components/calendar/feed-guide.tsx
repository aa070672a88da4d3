import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import type { FeedWays } from "@/lib/calendar/add";
import { useTranslations } from "@/lib/words";

/** How each calendar takes an address, and how soon it will show what changes. */
export function FeedGuide({ ways }: { ways: FeedWays }) {
  const t = useTranslations("calendar.ways");
  return (
    <Section id="ways" title={t("title")}>
      <div className="flex flex-col gap-1">
        <Disclosure label={t("google.name")}>
          <Steps text={t("google.text")} wait={t("google.wait")} link={{ href: ways.google, label: t("google.do") }} />
        </Disclosure>
        <Disclosure label={t("apple.name")}>
          <Steps text={t("apple.text")} wait={t("apple.wait")} />
        </Disclosure>
        <Disclosure label={t("outlook.name")}>
          <Steps
            text={t("outlook.text")}
            wait={t("outlook.wait")}
            link={{ href: ways.outlook, label: t("outlook.do") }}
          />
        </Disclosure>
      </div>
      <p className="mt-3 text-sm text-ink-muted">{t("other")}</p>
    </Section>
  );
}

function Steps({ text, wait, link }: { text: string; wait: string; link?: { href: string; label: string } }) {
  return (
    <div className="flex flex-col items-start gap-2 pb-3">
      <p>{text}</p>
      <p className="text-sm text-ink-muted">{wait}</p>
      {link ? (
        <a href={link.href} className="link tap">
          {link.label}
        </a>
      ) : null}
    </div>
  );
}
