import { notFound } from "next/navigation";
import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { SeriesForm } from "@/components/edits/series-form";
import { Above } from "@/components/groups/above";
import { LinkButton } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { faceOf } from "@/lib/auth/face";
import { seriesToEdit } from "@/lib/edits/queries";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { hasEnded } from "@/lib/schedule/next";
import { getTranslations } from "@/lib/words";

/** What a series is called and says of itself, and the ways to change when it meets, to a break and to its end. */
async function SeriesSettingsPage({ params }: { params: Promise<{ group: string; series: string }> }) {
  const address = await params;
  const organizer = await requireOrganizer(address.group);
  const now = requestTime();
  const found = await seriesToEdit(organizer, address.series, now);
  if (!found) notFound();
  const { seriesId, groupId, name, description, plans } = found.schedule;
  const t = await getTranslations("edits.series");
  const { edits, ui } = await getMessages();
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader
        above={<Above href={`/groups/${groupId}/settings`} name={organizer.group.name} />}
        title={t("title", { series: name })}
      />
      <SeriesForm
        series={{ id: seriesId, groupId, name, description }}
        words={{ ...edits.series.form, optional: ui.optional, errors: ui.errors }}
      />
      <Section id="change" title={t("change.title")}>
        <p className="mb-4 text-ink-muted">{t("change.text")}</p>
        <div className="flex flex-wrap gap-2.5">
          <LinkButton href={`/groups/${groupId}/${seriesId}/change`} variant="secondary" size="small">
            {t("change.open")}
          </LinkButton>
          {hasEnded(plans, now) ? null : (
            <LinkButton href={`/groups/${groupId}/${seriesId}/pause`} variant="secondary" size="small">
              {t("change.pause")}
            </LinkButton>
          )}
        </div>
      </Section>
      <Section id="end" title={t("end.title")}>
        {hasEnded(plans, now) ? (
          <p className="text-ink-muted">{t("ended")}</p>
        ) : (
          <>
            <p className="mb-4 text-ink-muted">{t("end.text")}</p>
            <LinkButton href={`/groups/${groupId}/${seriesId}/end`} variant="danger" size="small">
              {t("end.open")}
            </LinkButton>
          </>
        )}
      </Section>
    </Shell>
  );
}

export default foundOrNot(SeriesSettingsPage);
