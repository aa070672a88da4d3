import { notFound } from "next/navigation";
import { foundOrNot } from "@/app/found-or-not";
import { askedChange, type Query } from "@/lib/edits/asked";
import { fieldsOfExtra } from "@/lib/edits/own-fields";
import { seriesToEdit } from "@/lib/edits/queries";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { planOf } from "@/lib/schedule/meetups";
import { planAt } from "@/lib/schedule/next";
import { localDateOf, parseLocalDate, UTC } from "@/lib/time";
import { getTranslations } from "@/lib/words";
import { DateOutcome, DatePage } from "../date-edit";
import { DateFields } from "../date-fields";
import { lookAt } from "../look-at";

type Props = { params: Promise<{ group: string; series: string }>; searchParams: Promise<Query> };

/** One more date of a series, whatever its rule says. */
async function AddDatePage({ params, searchParams }: Props) {
  const address = await params;
  const organizer = await requireOrganizer(address.group);
  const now = requestTime();
  const found = await seriesToEdit(organizer, address.series, now);
  if (!found) notFound();
  const query = await searchParams;
  const { plans, groupId, seriesId, name } = found.schedule;
  const asked = askedChange("dateAdded", query, fieldsOfExtra(planAt(plans, now)));
  const { result, edits } = await lookAt(organizer, found, asked, query, now);
  const t = await getTranslations("edits.date");
  const back = `/groups/${groupId}/${seriesId}`;
  const day = parseLocalDate(asked.typed.values.day ?? "");
  return (
    <DatePage
      organizer={organizer}
      above={{ href: back, name }}
      title={t("add.title")}
      text={t("add.text")}
      edits={edits}
    >
      <DateFields
        {...{ asked, result }}
        plan={day ? planOf(plans, day) : planAt(plans, now)}
        isAsked={query.day !== undefined}
      >
        <DateOutcome
          {...{ organizer, found, asked, result, back, now }}
          date={day ?? localDateOf(now, UTC)}
          besides={["past", "taken", "exists", "away", "cancelled"]}
          save={{ label: t("add.save"), keep: t("keep") }}
        />
      </DateFields>
    </DatePage>
  );
}

export default foundOrNot(AddDatePage);
