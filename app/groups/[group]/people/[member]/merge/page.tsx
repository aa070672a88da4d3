import { notFound } from "next/navigation";
import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { MemberList } from "@/components/members/member-list";
import { MergeForm } from "@/components/people/merge-form";
import { MergeLines } from "@/components/people/merge-lines";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { faceOf } from "@/lib/auth/face";
import { dayInWords } from "@/lib/format";
import { type Organizer, requireOrganizer } from "@/lib/members/access";
import { sharedNames } from "@/lib/members/namesakes";
import { mergePreview, mergeTargets } from "@/lib/people/queries";
import { requestTime } from "@/lib/request";
import { fromDateColumn } from "@/lib/time";
import { getTranslations } from "@/lib/words";

type Props = {
  params: Promise<{ group: string; member: string }>;
  searchParams: Promise<{ into?: string | string[] }>;
};

/** One person is in the group twice: which other entry is theirs, and then what making them one comes to. */
async function MergePage({ params, searchParams }: Props) {
  const { group, member } = await params;
  const { into } = await searchParams;
  const organizer = await requireOrganizer(group);
  return typeof into === "string" ? (
    <PreviewPage organizer={organizer} which={{ member, into }} />
  ) : (
    <ChoicePage organizer={organizer} member={member} />
  );
}

async function ChoicePage({ organizer, member }: { organizer: Organizer; member: string }) {
  const found = await mergeTargets(organizer, member);
  if (!found) notFound();
  const t = await getTranslations("people.merge");
  const people = await getTranslations("members");
  const path = `/groups/${organizer.groupId}/people/${member}`;
  const { name } = found;
  const [locale, today] = [await getLocale(), fromDateColumn(requestTime())];
  const isShared = sharedNames([found, ...found.targets]);
  const targets = found.targets.map(({ joinedAt, ...target }) => {
    const joined = isShared(target.name) ? dayInWords(fromDateColumn(joinedAt), today, locale) : null;
    return {
      ...target,
      joined,
      called: joined ? people("namesake", { name: target.name, date: joined }) : target.name,
    };
  });
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader above={<Above href={path} name={name} />} title={t("title", { name })}>
        {t("text", { name })}
      </PageHeader>
      {targets.length === 0 ? (
        <p className="text-ink-muted">{t("nobody")}</p>
      ) : (
        <MemberList
          members={targets.map(({ memberId, userId, called, ...target }) => ({
            ...{ ...target, id: userId, me: memberId === organizer.memberId },
            actions: (
              <Link
                href={`${path}/merge?into=${memberId}`}
                aria-label={t("chooseLabel", { name: called })}
                className="link tap text-sm"
              >
                {t("choose")}
              </Link>
            ),
          }))}
        />
      )}
    </Shell>
  );
}

async function PreviewPage({ organizer, which }: { organizer: Organizer; which: { member: string; into: string } }) {
  const now = requestTime();
  const preview = await mergePreview(organizer, which, now);
  if (!preview) notFound();
  const { pair, lines, past } = preview;
  const t = await getTranslations("people.merge.preview");
  const { name } = pair.brought;
  const alike = name === pair.kept.name;
  const names = alike
    ? { brought: t("alike.brought", { name }), kept: t("alike.kept", { name }) }
    : { brought: name, kept: pair.kept.name };
  const { people } = await getMessages();
  const locale = await getLocale();
  const day = (date: string) => dayInWords(date, fromDateColumn(now), locale);
  const way = pair.follows ? "follows" : pair.kept.isGuest ? "byLink" : "byMail";
  const path = `/groups/${organizer.groupId}/people/${which.member}/merge`;
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader
        above={<Above href={path} name={t("back")} />}
        title={alike ? t("alike.title", { name }) : t("title", names)}
      >
        {alike ? t("alike.text") : t("text", names)}
      </PageHeader>
      <Section id="dates" title={t("dates")}>
        <MergeLines names={names} lines={lines.map((line) => ({ ...line, day: day(line.date) }))} past={past} />
      </Section>
      <p className="mt-5 mb-5 text-sm text-ink-muted">{t(way, names)}</p>
      <MergeForm
        fields={{ group: organizer.groupId, ...which }}
        words={{ do: t("do"), doing: t("doing"), reasons: people.merge.reasons }}
      />
    </Shell>
  );
}

export default foundOrNot(MergePage);
