import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { FeedCard } from "@/components/calendar/feed-card";
import { FeedGuide } from "@/components/calendar/feed-guide";
import { RotateFeed } from "@/components/calendar/rotate-feed";
import { Above } from "@/components/groups/above";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { rotateMyFeed } from "@/lib/calendar/actions";
import { feedWays } from "@/lib/calendar/add";
import { ownFeed } from "@/lib/calendar/queries";
import { readFlash } from "@/lib/flash";
import { getTranslations } from "@/lib/words";

/** The calendar of all one's groups. */
async function MyCalendarPage() {
  const asking = await requireViewer();
  const t = await getTranslations("calendar");
  const me = await getTranslations("auth.me");
  const flash = await readFlash(["feedRotated"]);
  const ways = feedWays(await ownFeed(asking), t("name"));
  return (
    <Shell viewer={faceOf(asking)} width="narrow" flash={flash && <FlashNotice flash={flash} />}>
      <PageHeader above={<Above href="/me" name={me("title")} />} title={t("mine.title")}>
        {t("mine.text")}
      </PageHeader>
      <FeedCard ways={ways}>
        <RotateFeed action={rotateMyFeed} text={t("rotate.text")} />
      </FeedCard>
      <p className="mt-4 text-sm text-ink-muted">{t("mine.groups")}</p>
      <div className="mt-9">
        <FeedGuide ways={ways} />
      </div>
    </Shell>
  );
}

export default foundOrNot(MyCalendarPage);
