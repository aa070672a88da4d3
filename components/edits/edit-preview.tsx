import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { PreviewLines } from "@/components/edits/preview-lines";
import { Section } from "@/components/ui/section";
import type { Preview } from "@/lib/edits/preview";
import { dateIn, dayInWords, listInWords, spanIn } from "@/lib/format";
import type { Meetup } from "@/lib/schedule/meetups";
import { getTranslations } from "@/lib/words";

const NAMED = 8;

/**
 * What an edit comes to, before it is saved: the dates that somebody touched, who is asked again, the next dates.
 * @param props.members the names of the group's members.
 * @param props.title over the dates; `children`: more about them.
 */
export async function EditPreview({
  preview,
  members,
  reader,
  title,
  children,
}: {
  preview: Preview;
  members: ReadonlyMap<string, string>;
  reader: { zone: string | null; now: Date };
  title?: string;
  children?: ReactNode;
}) {
  const t = await getTranslations("edits.preview");
  const locale = await getLocale();
  const asked = preview.asked.map((memberId) => members.get(memberId) ?? "");
  const more = asked.length - NAMED;
  const names = [...asked.slice(0, NAMED), ...(more > 0 ? [t("more", { count: more })] : [])];
  const inWords = ({ startsAt, endsAt, zone, state }: Meetup) => {
    const day = dayInWords(dateIn(startsAt, zone), dateIn(reader.now, zone), locale);
    return `${day}, ${spanIn(startsAt, endsAt, zone, locale)}${state === "cancelled" ? ` (${t("fates.cancelled")})` : ""}`;
  };
  return (
    <div aria-live="polite">
      <Section id="touched" title={title ?? t("touched")}>
        {preview.lines.length > 0 ? (
          <PreviewLines lines={preview.lines} reader={reader} />
        ) : (
          <p className="text-ink-muted">{t("nobody")}</p>
        )}
        {children}
        {asked.length > 0 ? (
          <p className="mt-3 text-sm text-ink-muted">
            {t("asked", { count: asked.length, names: listInWords(names, locale) })}
          </p>
        ) : null}
      </Section>
      <Section id="next" title={t("next")}>
        {preview.next.length > 0 ? (
          <ul className="flex flex-col gap-1">
            {preview.next.map((meetup) => (
              <li key={meetup.date}>{inWords(meetup)}</li>
            ))}
          </ul>
        ) : (
          <p className="text-ink-muted">{t("none")}</p>
        )}
      </Section>
    </div>
  );
}
