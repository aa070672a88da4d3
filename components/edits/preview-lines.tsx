import { useLocale } from "next-intl";
import { MeetupWhen } from "@/components/schedule/meetup-when";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import type { Line } from "@/lib/edits/preview";
import { listInWords } from "@/lib/format";
import type { Meetup } from "@/lib/schedule/meetups";
import { useTranslations } from "@/lib/words";

type Reader = { zone: string | null; now: Date };

const TONES = { retired: "negative", out: "negative", cancelled: "negative" } as const;

/** What an edit makes of each date that it touches, with what was answered for it. */
export function PreviewLines({
  lines,
  members,
  reader,
}: {
  lines: readonly Line[];
  members: ReadonlyMap<string, string>;
  reader: Reader;
}) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-raised shadow-sm">
      {lines.map((line) => (
        <PreviewLine key={`${line.before?.date} ${line.after?.date}`} line={line} members={members} reader={reader} />
      ))}
    </ul>
  );
}

function PreviewLine({
  line: { fate, before, after, answers },
  members,
  reader,
}: {
  line: Line;
  members: ReadonlyMap<string, string>;
  reader: Reader;
}) {
  const t = useTranslations("edits.preview");
  const tone = fate in TONES ? TONES[fate as keyof typeof TONES] : "neutral";
  const isElsewhen = after && before && +after.startsAt !== +before.startsAt;
  const of = (answer: string) => answers.filter((given) => given.answer === answer).length;
  const counts = { in: of("in"), maybe: of("maybe"), out: of("out") };
  const locale = useLocale();
  const named = (said: string) => {
    const those = answers.filter(({ answer }) => answer === said);
    return listInWords(
      those.map(({ memberId }) => members.get(memberId) ?? ""),
      locale,
    );
  };
  return (
    <li className="flex flex-col items-start gap-2 px-4 py-3.5 md:px-5">
      <div className="min-w-0">
        {before ? <When meetup={before} reader={reader} /> : null}
        {after && (isElsewhen || !before) ? (
          <div className="flex gap-2">
            {before ? <span className="text-sm text-ink-muted">{t("becomes")}</span> : null}
            <When meetup={after} reader={reader} />
          </div>
        ) : null}
        {answers.length > 0 ? (
          <Disclosure label={<span className="text-sm">{t("answers", counts)}</span>}>
            <ul className="text-sm text-ink-muted">
              {(["in", "maybe", "out"] as const).map((said) =>
                counts[said] > 0 ? <li key={said}>{t(`answersOf.${said}`, { names: named(said) })}</li> : null,
              )}
            </ul>
          </Disclosure>
        ) : null}
      </div>
      <Badge tone={tone}>{t(`fates.${fate}`)}</Badge>
    </li>
  );
}

function When({ meetup, reader }: { meetup: Meetup; reader: Reader }) {
  const { startsAt, endsAt, zone } = meetup;
  return <MeetupWhen start={startsAt} end={endsAt} zone={zone} viewerZone={reader.zone} now={reader.now} />;
}
