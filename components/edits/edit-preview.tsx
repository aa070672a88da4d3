import { useLocale } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { MinimumPreview } from "@/components/edits/minimum-preview";
import { PreviewLines } from "@/components/edits/preview-lines";
import { SeatsPreview } from "@/components/edits/seats-preview";
import { Section } from "@/components/ui/section";
import { type Preview, SHOWN_DATES } from "@/lib/edits/preview";
import { dateIn, dayInWords, listInWords, spanIn } from "@/lib/format";
import type { Meetup } from "@/lib/schedule/meetups";
import { getTranslations, useTranslations } from "@/lib/words";

const NAMED = 8;
const NEW = "font-semibold text-accent";
const GONE = "text-ink-muted line-through decoration-1";

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
  const [was, is] = [preview.present.at(-1)?.mayBring, preview.next.at(-1)?.mayBring];
  const brings = title !== undefined || is === undefined || is === was ? null : is;
  const more = asked.length - NAMED;
  const names = [...asked.slice(0, NAMED), ...(more > 0 ? [t("more", { count: more })] : [])];
  return (
    <div aria-live="polite">
      <SeatsPreview preview={preview} members={members} now={reader.now} />
      <Section id="touched" title={title ?? t("touched")}>
        {preview.lines.length > 0 ? (
          <PreviewLines lines={preview.lines} members={members} reader={reader} />
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
      <Section id="next" title={t("compare")}>
        {brings === null ? null : <p className="mb-3">{t("mayBring", { count: brings })}</p>}
        {title === undefined ? <MinimumPreview preview={preview} /> : null}
        <div className="grid grid-cols-2 gap-4">
          <Dates title={t("now")} dates={preview.present} others={preview.next} now={reader.now} />
          <Dates title={t("then")} dates={preview.next} others={preview.present} now={reader.now} isThen />
        </div>
      </Section>
    </div>
  );
}

/** Some dates; those that the other list has not, as far as both reach, go or are new. */
function Dates({
  title,
  dates,
  others,
  now,
  isThen = false,
}: {
  title: string;
  dates: readonly Meetup[];
  others: readonly Meetup[];
  now: Date;
  isThen?: boolean;
}) {
  const t = useTranslations("edits.preview");
  const locale = useLocale();
  const last = others.length === SHOWN_DATES ? (others.at(-1)?.startsAt ?? null) : null;
  const isOnlyHere = ({ startsAt }: Meetup) =>
    (last === null || startsAt <= last) && !others.some((other) => +other.startsAt === +startsAt);
  return (
    <div>
      <h3 className="mb-1 font-semibold">{title}</h3>
      {dates.length === 0 ? <p className="text-ink-muted">{t("none")}</p> : null}
      <ul className="flex flex-col gap-1.5 text-sm">
        {dates.map((meetup) => (
          <li key={meetup.date} className={isOnlyHere(meetup) ? (isThen ? NEW : GONE) : undefined}>
            {dayInWords(dateIn(meetup.startsAt, meetup.zone), dateIn(now, meetup.zone), locale)}
            <span className="block text-ink-muted">
              {spanIn(meetup.startsAt, meetup.endsAt, meetup.zone, locale)}
              {meetup.state === "cancelled" ? ` (${t("fates.cancelled")})` : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
