import { getLocale } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { askedChange } from "@/lib/edits/asked";
import { dateIn, dayInWords } from "@/lib/format";
import { getTranslations } from "@/lib/words";
import { DateOutcome, DatePage, type DateProps, dateToEdit } from "../../date-edit";
import { lookAt } from "../../look-at";

/** Calls one date off, with a reason or none. */
async function CancelDatePage({ params, searchParams }: DateProps) {
  const { organizer, now, found, date, meetup } = await dateToEdit(params);
  const query = await searchParams;
  const { groupId, seriesId, name } = found.schedule;
  const asked = askedChange("dateCancelled", { ...query, date }, { reason: "" });
  const { result, edits } = await lookAt(organizer, found, asked, query, now);
  const t = await getTranslations("edits.date");
  const day = dayInWords(dateIn(meetup.startsAt, meetup.zone), dateIn(now, meetup.zone), await getLocale());
  const back = `/groups/${groupId}/${seriesId}/${date}`;
  return (
    <DatePage
      organizer={organizer}
      above={{ href: back, name }}
      title={t("cancel.title", { day })}
      text={t("cancel.text")}
      edits={edits}
    >
      <DateOutcome
        {...{ organizer, found, asked, result, date, back, now }}
        save={{
          label: t("cancel.save"),
          keep: t("cancel.keep"),
          danger: true,
          reason: { label: t("cancel.reason"), hint: t("cancel.hint") },
        }}
      />
    </DatePage>
  );
}

export default foundOrNot(CancelDatePage);
