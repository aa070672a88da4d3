import { MeetupWhen } from "@/components/schedule/meetup-when";
import { Badge } from "@/components/ui/badge";
import type { Line } from "@/lib/edits/preview";
import type { Meetup } from "@/lib/schedule/meetups";
import { useTranslations } from "@/lib/words";

type Reader = { zone: string | null; now: Date };

const TONES = { retired: "negative", out: "negative", cancelled: "negative" } as const;

/** What an edit makes of each date that it touches, with what was answered for it. */
export function PreviewLines({ lines, reader }: { lines: readonly Line[]; reader: Reader }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-raised shadow-sm">
      {lines.map((line) => (
        <PreviewLine key={`${line.before?.date} ${line.after?.date}`} line={line} reader={reader} />
      ))}
    </ul>
  );
}

function PreviewLine({ line: { fate, before, after, answers }, reader }: { line: Line; reader: Reader }) {
  const t = useTranslations("edits.preview");
  const tone = fate in TONES ? TONES[fate as keyof typeof TONES] : "neutral";
  const isElsewhen = after && before && +after.startsAt !== +before.startsAt;
  const of = (answer: string) => answers.filter((given) => given.answer === answer).length;
  const counts = { in: of("in"), maybe: of("maybe"), out: of("out") };
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3.5 md:px-5">
      <div className="min-w-0">
        {before ? <When meetup={before} reader={reader} /> : null}
        {after && (isElsewhen || !before) ? (
          <div className="flex gap-2">
            {before ? <span className="text-sm text-ink-muted">{t("becomes")}</span> : null}
            <When meetup={after} reader={reader} />
          </div>
        ) : null}
        {answers.length > 0 ? <p className="text-sm text-ink-muted">{t("answers", counts)}</p> : null}
      </div>
      <Badge tone={tone}>{t(`fates.${fate}`)}</Badge>
    </li>
  );
}

function When({ meetup, reader }: { meetup: Meetup; reader: Reader }) {
  const { startsAt, endsAt, zone } = meetup;
  return <MeetupWhen start={startsAt} end={endsAt} zone={zone} viewerZone={reader.zone} now={reader.now} />;
}
