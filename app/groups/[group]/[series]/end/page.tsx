import { notFound } from "next/navigation";
import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { EndForm } from "@/components/edits/end-form";
import { GoingDates } from "@/components/edits/going-dates";
import { Above } from "@/components/groups/above";
import { Link, LinkButton } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { endPreview } from "@/lib/edits/queries";
import { dateIn, dayInWords } from "@/lib/format";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { getTranslations } from "@/lib/words";

/** What ending a series comes to, and the button that does it. */
async function EndSeriesPage({ params }: { params: Promise<{ group: string; series: string }> }) {
  const address = await params;
  const organizer = await requireOrganizer(address.group);
  const now = requestTime();
  const preview = await endPreview(organizer, address.series, now);
  if (!preview) notFound();
  const { seriesId, groupId, name } = preview.schedule;
  const { next, going, turn } = preview;
  const t = await getTranslations("edits.end");
  const { edits } = await getMessages();
  const settings = `/groups/${groupId}/${seriesId}/settings`;
  const day = next && dayInWords(dateIn(next.startsAt, next.zone), dateIn(now, next.zone), await getLocale());
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader above={<Above href={settings} name={organizer.group.name} />} title={t("title", { series: name })}>
        {day ? t("text", { day }) : t("over")}
      </PageHeader>
      {day ? (
        <>
          <p className="mb-3">{going.length > 0 ? t("going", { count: going.length }) : t("nobody")}</p>
          {going.length > 0 ? <GoingDates dates={going} zone={organizer.viewer.zone} now={now} /> : null}
          <div className="mt-6">
            <EndForm
              series={{ id: seriesId, groupId }}
              turn={turn}
              words={edits.end.form}
              again={
                <Link href={`/groups/${groupId}/${seriesId}/end`} className="link tap">
                  {t("again")}
                </Link>
              }
            >
              <LinkButton href={settings} variant="quiet">
                {t("keep")}
              </LinkButton>
            </EndForm>
          </div>
        </>
      ) : null}
    </Shell>
  );
}

export default foundOrNot(EndSeriesPage);
