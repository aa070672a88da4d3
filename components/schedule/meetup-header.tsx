import type { ReactNode } from "react";
import { DateBadges } from "@/components/schedule/date-marks";
import { DateTile } from "@/components/schedule/date-tile";
import { MeetupWhen, type When } from "@/components/schedule/meetup-when";
import { MeetupWhere } from "@/components/schedule/meetup-where";
import { Link } from "@/components/ui/link";
import { dateIn } from "@/lib/format";

/** The head of a meetup's page: group, series, when and where. `marks.extra`: one more than its rule gives; `name`: what this one
 * date is called; `children` stand below when it is. `group.href` null: who reads it need not belong to the group. */
export function MeetupHeader({
  group,
  series,
  name = null,
  place,
  link,
  marks,
  children,
  ...when
}: When & {
  group: { name: string; href: string | null };
  series: string;
  name?: string | null;
  place: string | null;
  link: string | null;
  marks: { cancelled: boolean; extra: boolean };
  children?: ReactNode;
}) {
  return (
    <header>
      <div className="mb-2 empty:hidden">
        <DateBadges {...marks} />
      </div>
      <p>
        {group.href === null ? (
          <bdi className="text-ink-muted">{group.name}</bdi>
        ) : (
          <Link href={group.href} className="link tap no-underline hover:underline">
            <bdi>{group.name}</bdi>
          </Link>
        )}
      </p>
      <h1 className="text-3xl font-bold md:text-4xl" dir="auto">
        {series}
        {name ? <bdi className="block text-xl font-semibold md:text-2xl">{name}</bdi> : null}
      </h1>
      <div className="mt-5 flex items-center gap-4 md:gap-5">
        <DateTile date={dateIn(when.start, when.zone)} size="large" tone={marks.cancelled ? "muted" : "plain"} />
        <MeetupWhen {...when} size="large" />
      </div>
      {children}
      {place || link ? (
        <div className="mt-4">
          <MeetupWhere place={place} link={link} />
        </div>
      ) : null}
    </header>
  );
}
