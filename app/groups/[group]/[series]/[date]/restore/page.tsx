import { getLocale } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { askedChange } from "@/lib/edits/asked";
import { dateIn, dayInWords } from "@/lib/format";
import { getTranslations } from "@/lib/words";
import { DateOutcome, DatePage, type DateProps, dateToEdit } from "../../date-edit";
import { lookAt } from "../../look-at";

/** A date that was cancelled takes place after all. */
async function RestoreDatePage({ params, searchParams }: DateProps) {
  const { organizer, now, found, date, meetup } = await dateToEdit(params);
  const query = await searchParams;
  const { groupId, seriesId, name } = found.schedule;
  const asked = askedChange("dateRestored", { date }, {});
  const { result, edits } = await lookAt(organizer, found, asked, query, now);
  const t = await getTranslations("edits.date");
  const day = dayInWords(dateIn(meetup.startsAt, meetup.zone), dateIn(now, meetup.zone), await getLocale());
  const back = `/groups/${groupId}/${seriesId}/${date}`;
  return (
    <DatePage
      organizer={organizer}
      above={{ href: back, name }}
      title={t("restore.title", { day })}
      text={t("restore.text")}
      edits={edits}
    >
      <DateOutcome
        {...{ organizer, found, asked, result, date, back, now }}
        save={{ label: t("restore.save"), keep: t("restore.keep") }}
      />
    </DatePage>
  );
}

export default foundOrNot(RestoreDatePage);
