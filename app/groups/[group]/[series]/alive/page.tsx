import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { EditPreview } from "@/components/edits/edit-preview";
import { SaveForm } from "@/components/edits/save-form";
import { Above } from "@/components/groups/above";
import { Disclosure } from "@/components/ui/disclosure";
import { LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { faceOf } from "@/lib/auth/face";
import { keepAlive } from "@/lib/decisions/actions";
import { askedChange } from "@/lib/edits/asked";
import type { Editable } from "@/lib/edits/dates";
import { dateIn, dayInWords } from "@/lib/format";
import type { Organizer } from "@/lib/members/access";
import type { Meetup } from "@/lib/schedule/meetups";
import { addMonths } from "@/lib/time";
import { getTranslations } from "@/lib/words";
import { lookAt } from "../look-at";
import { type SeriesProps, seriesToChange } from "../series-edit";

const PAUSE_MONTHS = 3;

/** Asks an organizer whether a series that nobody answers lives: yes, a break, or the end. */
async function AlivePage(props: SeriesProps) {
  const { organizer, now, found, dates } = await seriesToChange(props);
  const { seriesId, groupId, name } = found.schedule;
  const [first] = dates;
  const t = await getTranslations("decisions.alive");
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader
        above={<Above href={`/groups/${groupId}/${seriesId}`} name={name} />}
        title={t("title", { series: name })}
      >
        {first ? t("text") : t("over")}
      </PageHeader>
      {first ? (
        <>
          <form action={keepAlive}>
            <input type="hidden" name="group" value={groupId} />
            <input type="hidden" name="series" value={seriesId} />
            <SubmitButton>{t("yes")}</SubmitButton>
          </form>
          <PausePart {...{ organizer, found, first, now }} />
          <Section id="end" title={t("end.title")}>
            <p className="mb-3 text-ink-muted">{t("end.text")}</p>
            <LinkButton href={`/groups/${groupId}/${seriesId}/end`} variant="secondary">
              {t("end.open")}
            </LinkButton>
          </Section>
        </>
      ) : null}
    </Shell>
  );
}

type Pausing = { organizer: Organizer; found: Editable; first: Meetup; now: Date };

/** A break of some months from the next date on, by one press. */
async function PausePart({ organizer, found, first, now }: Pausing) {
  const { seriesId, groupId } = found.schedule;
  const to = addMonths(first.date, PAUSE_MONTHS);
  const asked = askedChange("paused", {}, { date: first.date, to });
  const { result } = await lookAt(organizer, found, asked, {}, now);
  const t = await getTranslations("decisions.alive.pause");
  const { edits: words } = await getMessages();
  if (!result) return null;
  return (
    <Section id="pause" title={t("title")}>
      <p className="mb-3 text-ink-muted">
        {t("text", { day: dayInWords(to, dateIn(now, first.zone), await getLocale()) })}
      </p>
      {result.ok ? (
        <>
          <SaveForm
            series={{ seriesId, groupId }}
            typed={asked.typed}
            previewed={result.previewed}
            label={t("save")}
            words={words.save}
          >
            {null}
          </SaveForm>
          <Disclosure label={t("look")} className="mt-3">
            <EditPreview
              preview={result.preview}
              members={found.members}
              reader={{ zone: organizer.viewer.zone, now }}
            />
          </Disclosure>
        </>
      ) : (
        <Notice tone="warning">{words.save.reasons[result.reason]}</Notice>
      )}
    </Section>
  );
}

export default foundOrNot(AlivePage);
