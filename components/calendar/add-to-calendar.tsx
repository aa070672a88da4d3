import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { addLink, calendars } from "@/lib/calendar/add";
import type { Entry } from "@/lib/calendar/icalendar";
import { useTranslations } from "@/lib/words";

/** The ways of one date into a calendar. `feed`: the page of the group's feed, which keeps itself up to date. */
export function AddToCalendar({ entry, file, feed }: { entry: Entry; file: string; feed: string }) {
  const t = useTranslations("calendar.add");
  return (
    <Disclosure label={t("open")}>
      <p className="text-sm text-ink-muted">{t("text")}</p>
      <ul className="mt-3 flex flex-wrap gap-2.5">
        {calendars.map((calendar) => (
          <li key={calendar}>
            <Button asChild variant="secondary" size="small">
              <a href={addLink(calendar, entry)}>{t(calendar)}</a>
            </Button>
          </li>
        ))}
        <li>
          <Button asChild variant="secondary" size="small">
            <a href={file} download>
              {t("file")}
            </a>
          </Button>
        </li>
      </ul>
      <p className="mt-3 text-sm">
        <Link href={feed} className="link tap">
          {t("feed")}
        </Link>
      </p>
    </Disclosure>
  );
}
