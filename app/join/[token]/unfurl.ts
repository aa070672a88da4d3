import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { PICTURE } from "@/components/invites/invite-picture";
import { appUrl } from "@/lib/env";
import { dateIn, dayInWords, spanIn, zoneInWords } from "@/lib/format";
import type { Invitation } from "@/lib/invites/queries";
import type { Meetup } from "@/lib/schedule/meetups";
import { firstTakingPlace } from "@/lib/schedule/next";
import { getTranslations } from "@/lib/words";

/** What a chat shows of an invite's link. Addresses are the app's own and not those of a request. */
export async function unfurl(token: string, invited: Invitation, now: Date): Promise<Metadata> {
  const t = await getTranslations("invites.unfurl");
  const groups = await getTranslations("groups");
  const app = await getTranslations("app");
  const { groupName: group, inviterName: inviter } = invited;
  const title = inviter ? t("title", { inviter, group }) : t("titleNobody", { group });
  const next = firstTakingPlace(invited.schedules, now);
  const description = `${next ? t("next", { when: await whenAndWhere(next.meetup, now) }) : t("none")} ${t("come")}`;
  const page = `${appUrl()}/join/${token}`;
  const alt = t("picture", { group, kind: groups(`kinds.${invited.kind}`) });
  const images = [{ url: `${appUrl()}/api/join/${token}/picture`, ...PICTURE, alt, type: "image/png" }];
  return {
    title,
    description,
    openGraph: { type: "website", siteName: app("name"), url: page, title, description, images },
    twitter: { card: "summary_large_image", title, description, images },
  };
}

async function whenAndWhere({ startsAt, endsAt, zone, place }: Meetup, now: Date): Promise<string> {
  const locale = await getLocale();
  const t = await getTranslations("invites.unfurl");
  const schedule = await getTranslations("schedule");
  const day = dayInWords(dateIn(startsAt, zone), dateIn(now, zone), locale);
  const time = spanIn(startsAt, endsAt, zone, locale);
  const when = `${day}, ${time}, ${schedule("zone", { city: zoneInWords(zone, startsAt) })}`;
  return place === null ? `${when}.` : `${t("place", { when, place })}.`;
}
