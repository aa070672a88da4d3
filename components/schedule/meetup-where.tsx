import { Icon } from "@/components/ui/icon";
import { hostOf, mapOf } from "@/lib/schedule/where";
import { useTranslations } from "@/lib/words";

/** Where a meetup is: its place with a map, its online link, or both; nothing where neither is known. */
export function MeetupWhere({ place, link }: { place: string | null; link: string | null }) {
  const t = useTranslations("schedule");
  const host = hostOf(link);
  return (
    <div className="flex flex-col gap-2.5">
      {place ? (
        <p className="flex gap-2.5">
          <Icon name="mapPin" className="mt-1 text-accent" />
          <span className="min-w-0">
            <bdi>{place}</bdi>{" "}
            <a href={mapOf(place)} rel="noreferrer" className="link tap whitespace-nowrap">
              {t("map")}
            </a>
          </span>
        </p>
      ) : null}
      {link && host ? (
        <p className="flex gap-2.5">
          <Icon name="video" className="mt-1 text-accent" />
          <span className="min-w-0">
            <a href={link} rel="noreferrer" className="link tap">
              {t("online")}
            </a>{" "}
            <span className="text-sm text-ink-muted">{host}</span>
          </span>
        </p>
      ) : null}
    </div>
  );
}
