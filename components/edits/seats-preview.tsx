import { useLocale } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Preview, SeatsOf } from "@/lib/edits/preview";
import { dateIn, dayInWords, listInWords } from "@/lib/format";
import { useTranslations } from "@/lib/words";

/** Who would lose a seat by an edit, and who would have one at last, by name: before anybody presses. */
export function SeatsPreview({
  preview: { losing, rising },
  members,
  now,
}: {
  preview: Pick<Preview, "losing" | "rising">;
  members: ReadonlyMap<string, string>;
  now: Date;
}) {
  if (losing.length === 0 && rising.length === 0) return null;
  const of = { members, now };
  return (
    <div className="mb-8 flex flex-col gap-3">
      {losing.length > 0 ? (
        <Notice tone="warning">
          <Dates which="losing" seats={losing} {...of} />
        </Notice>
      ) : null}
      {rising.length > 0 ? (
        <Notice tone="positive">
          <Dates which="rising" seats={rising} {...of} />
        </Notice>
      ) : null}
    </div>
  );
}

function Dates({
  which,
  seats,
  members,
  now,
}: {
  which: "losing" | "rising";
  seats: readonly SeatsOf[];
  members: ReadonlyMap<string, string>;
  now: Date;
}) {
  const t = useTranslations("edits.preview");
  const locale = useLocale();
  return (
    <ul className="flex flex-col gap-1.5">
      {seats.map(({ meetup: { date, startsAt, zone }, memberIds }) => {
        const names = listInWords(
          memberIds.map((memberId) => members.get(memberId) ?? ""),
          locale,
        );
        const day = dayInWords(dateIn(startsAt, zone), dateIn(now, zone), locale);
        return <li key={date}>{t(which, { count: memberIds.length, names, day })}</li>;
      })}
    </ul>
  );
}
