import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { FeedAddress, FeedCard } from "@/components/calendar/feed-card";
import { FeedGuide } from "@/components/calendar/feed-guide";
import { RotateFeed } from "@/components/calendar/rotate-feed";
import { Above } from "@/components/groups/above";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { faceOf } from "@/lib/auth/face";
import { rotateGroupFeed } from "@/lib/calendar/actions";
import { feedWays } from "@/lib/calendar/add";
import { type GroupFeeds, groupFeeds } from "@/lib/calendar/queries";
import { readFlash } from "@/lib/flash";
import { requireMember } from "@/lib/members/access";
import { getTranslations } from "@/lib/words";

/** The calendar of a group, and of each of its series. */
async function GroupCalendarPage({ params }: { params: Promise<{ group: string }> }) {
  const member = await requireMember((await params).group);
  const t = await getTranslations("calendar");
  const flash = await readFlash(["feedRotated"]);
  const feeds = await groupFeeds(member);
  const ways = feedWays(feeds.all, member.group.name);
  return (
    <Shell
      viewer={faceOf(member.viewer)}
      accent={member.group.accent}
      width="narrow"
      flash={flash && <FlashNotice flash={flash} />}
    >
      <PageHeader
        above={<Above href={`/groups/${member.groupId}`} name={member.group.name} />}
        title={t("group.title", { group: member.group.name })}
      >
        {t("group.text")}
      </PageHeader>
      <FeedCard ways={ways}>
        <RotateFeed action={rotateGroupFeed} text={t("rotate.textGroup")}>
          <input type="hidden" name="group" value={member.groupId} />
        </RotateFeed>
      </FeedCard>
      <p className="mt-4 text-sm">
        <Link href="/me/calendar" className="link tap">
          {t("group.mine")}
        </Link>
      </p>
      <div className="mt-9">
        <FeedGuide ways={ways} />
      </div>
      <OneSeries series={feeds.series} />
    </Shell>
  );
}

async function OneSeries({ series }: { series: GroupFeeds["series"] }) {
  const t = await getTranslations("calendar");
  if (series.length === 0) return null;
  return (
    <Section id="series" title={t("group.series")} aside={t("group.seriesText")}>
      {series.map(({ id, name, address }) => (
        <Disclosure key={id} label={<bdi>{name}</bdi>}>
          <FeedAddress
            id={`feed-${id}`}
            label={t("address.labelSeries", { series: name })}
            ways={feedWays(address, name)}
          />
        </Disclosure>
      ))}
    </Section>
  );
}

export default foundOrNot(GroupCalendarPage);
