import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { dayInWords, listInWords } from "@/lib/format";
import type { Answer } from "@/lib/rsvp/answers";
import { useTranslations } from "@/lib/words";

const ANSWERS = ["in", "maybe", "out"] as const;

/** A date that takes place no more: why, what was answered for it, and where to go on. */
export function FormerDate({
  above,
  series,
  date,
  today,
  why,
  said,
  next,
  all,
}: {
  above: ReactNode;
  series: string;
  /** Local dates. */
  date: string;
  today: string;
  why: "planChanged" | "paused" | "ended" | "undone" | "takenOut";
  said: readonly { name: string | null; answer: Answer }[];
  /** Addresses: the next date's, or null; all dates'. */
  next: string | null;
  all: string;
}) {
  const t = useTranslations("rsvp");
  const locale = useLocale();
  const namesOf = (answer: Answer) =>
    said.filter((one) => one.answer === answer).map(({ name }) => name ?? t("former"));
  const parts = ANSWERS.map((answer) => ({ answer, names: namesOf(answer) })).filter(({ names }) => names.length > 0);
  return (
    <>
      <PageHeader above={above} title={series}>
        <p className="text-lg font-semibold text-ink line-through decoration-1">{dayInWords(date, today, locale)}</p>
        <p className="mt-3 font-semibold text-ink">{t("gone.title")}</p>
        <p>{t(`gone.why.${why}`)}</p>
      </PageHeader>
      <div className="flex flex-wrap gap-2.5">
        {next ? <LinkButton href={next}>{t("gone.next")}</LinkButton> : null}
        <LinkButton href={all} variant="quiet">
          {t("gone.series")}
        </LinkButton>
      </div>
      <Section id="said" title={t("gone.said")} className="mt-9 first:mt-9">
        {parts.length > 0 ? (
          <dl className="flex flex-col gap-3">
            {parts.map(({ answer, names }) => (
              <div key={answer}>
                <dt className="text-sm font-semibold text-ink-muted">{t(`gone.${answer}`)}</dt>
                <dd className="wrap-anywhere">{listInWords(names, locale)}</dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className="text-ink-muted">{t("gone.nobody")}</p>
        )}
      </Section>
    </>
  );
}
