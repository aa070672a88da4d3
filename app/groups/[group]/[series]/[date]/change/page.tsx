import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { askedChange } from "@/lib/edits/asked";
import { fieldsOf } from "@/lib/edits/own-fields";
import { dateIn, dayInWords } from "@/lib/format";
import { planOf } from "@/lib/schedule/meetups";
import { getTranslations } from "@/lib/words";
import { DateOutcome, DatePage, type DateProps, dateToEdit } from "../../date-edit";
import { DateFields } from "../../date-fields";
import { lookAt } from "../../look-at";

/** Another time, place or the like for one date alone. */
async function ChangeDatePage({ params, searchParams }: DateProps) {
  const { organizer, now, found, date, meetup, row } = await dateToEdit(params);
  const query = await searchParams;
  const { plans, groupId, seriesId, name } = found.schedule;
  const asked = askedChange("dateChanged", { ...query, date }, fieldsOf(plans, meetup, row));
  const { result, edits } = await lookAt(organizer, found, asked, query, now);
  const t = await getTranslations("edits.date");
  const { change: words } = (await getMessages()).edits;
  const day = dayInWords(dateIn(meetup.startsAt, meetup.zone), dateIn(now, meetup.zone), await getLocale());
  const back = `/groups/${groupId}/${seriesId}/${date}`;
  const isOpen = meetup.state === "on" && meetup.startsAt > now;
  const isAsked = query.day !== undefined;
  const outcome = (
    <DateOutcome
      {...{ organizer, found, asked, result, date, back, now }}
      besides={["past", "taken"]}
      nothing={words.nothing}
      save={{ label: t("change.save"), keep: t("keep") }}
    />
  );
  return (
    <DatePage
      organizer={organizer}
      above={{ href: back, name }}
      title={t("change.title", { day })}
      text={t("change.text")}
      edits={edits}
    >
      {isOpen ? (
        <DateFields {...{ asked, result, isAsked }} plan={planOf(plans, date)}>
          {outcome}
        </DateFields>
      ) : (
        outcome
      )}
    </DatePage>
  );
}

export default foundOrNot(ChangeDatePage);
