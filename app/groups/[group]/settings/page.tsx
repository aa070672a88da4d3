import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { GroupForm } from "@/components/groups/group-form";
import { SeriesList } from "@/components/groups/series-list";
import { LinkButton } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { faceOf } from "@/lib/auth/face";
import { readFlash } from "@/lib/flash";
import { groupSeries } from "@/lib/groups/queries";
import { requireOrganizer } from "@/lib/members/access";
import { may } from "@/lib/members/policy";
import { requestTime } from "@/lib/request";
import { getTranslations } from "@/lib/words";

const morePages = ["people", "invites", "audit"] as const;

/** What the group is, for those who run it. */
async function GroupSettingsPage({ params }: { params: Promise<{ group: string }> }) {
  const organizer = await requireOrganizer((await params).group);
  const now = requestTime();
  const schedules = await groupSeries(organizer, now);
  const t = await getTranslations("groups.settings");
  const { groups, ui } = await getMessages();
  const { form } = groups.settings;
  const flash = await readFlash(["saved"]);
  const { groupId, group } = organizer;
  const here = `/groups/${groupId}`;
  return (
    <Shell
      viewer={faceOf(organizer.viewer)}
      width="narrow"
      accent={group.accent}
      flash={flash && <FlashNotice flash={flash} />}
    >
      <PageHeader above={<Above href={here} name={group.name} />} title={t("title")} />
      <Section id="about" title={t("about")}>
        <GroupForm
          group={{ id: groupId, ...group }}
          words={{
            ...form,
            nameHint: schedules.some(({ name }) => name === group.name) ? form.nameHint : undefined,
            accents: groups.accents,
            optional: ui.optional,
            errors: { ...ui.errors, ...form.errors },
          }}
        />
      </Section>
      <Section id="series" title={t("series.title")}>
        <SeriesList schedules={schedules} now={now} />
        <LinkButton href={`${here}/settings/series`} variant="secondary" size="small" className="mt-4">
          {t("series.add")}
        </LinkButton>
      </Section>
      <Section id="more" title={t("more.title")}>
        <ul className="flex flex-wrap gap-2.5">
          {morePages.map((page) => (
            <li key={page}>
              <LinkButton href={`${here}/${page}`} variant="secondary" size="small">
                {t(`more.${page}`)}
              </LinkButton>
            </li>
          ))}
        </ul>
      </Section>
      {may(organizer.role, "deleteGroup") ? (
        <Section id="delete" title={t("delete.title")}>
          <p className="mb-4 text-ink-muted">{t("delete.text")}</p>
          <LinkButton href={`${here}/settings/delete`} variant="danger" size="small">
            {t("delete.open")}
          </LinkButton>
        </Section>
      ) : null}
    </Shell>
  );
}

export default foundOrNot(GroupSettingsPage);
