import type { ReactNode } from "react";
import { DateTile } from "@/components/schedule/date-tile";
import { MeetupWhen, type When } from "@/components/schedule/meetup-when";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/cn";
import { dateIn } from "@/lib/format";
import { useTranslations } from "@/lib/words";

/**
 * A meetup in a list (an `li`: put it in a `MeetupList`).
 * @param props.href its page.
 * @param props.series its name; `group` too where the list is of more than one.
 * @param props.name what this one date is called; `place`: where it is, where that is another place than usual.
 * @param props.children my answer: a compact AnswerControl, or nothing.
 */
export function MeetupRow({
  href,
  series,
  group = null,
  name = null,
  place = null,
  cancelled = false,
  badges,
  summary,
  children,
  ...when
}: When & {
  href: string;
  series: string;
  group?: string | null;
  name?: string | null;
  place?: string | null;
  cancelled?: boolean;
  /** Below the time: whether it takes place. */
  badges?: ReactNode;
  /** A line below that: who goes. */
  summary?: ReactNode;
  children?: ReactNode;
}) {
  const t = useTranslations("schedule");
  const date = dateIn(when.start, when.zone);
  const past = when.end <= when.now;
  const today = date === dateIn(when.now, when.zone);
  return (
    <li className="flex flex-col gap-x-5 gap-y-3 px-4 py-4 @line:px-5 @row:flex-row @row:items-start @row:justify-between @row:px-6 @row:py-5">
      <div className="flex min-w-0 gap-4">
        <DateTile date={date} tone={past || cancelled ? "muted" : today ? "today" : "plain"} />
        <div className="min-w-0">
          <h3 className={cn("text-lg leading-snug font-semibold", cancelled && "line-through decoration-1")}>
            <Link href={href} className="tap hover:text-accent">
              <bdi>{series}</bdi>
            </Link>
          </h3>
          {group && group !== series ? (
            <p className="text-sm text-ink-muted">
              <bdi>{group}</bdi>
            </p>
          ) : null}
          {name ? (
            <p className="font-medium wrap-anywhere">
              <bdi>{name}</bdi>
            </p>
          ) : null}
          <MeetupWhen {...when} />
          {place ? (
            <p className="flex gap-1.5 text-sm wrap-anywhere">
              <Icon name="mapPin" className="mt-0.5 text-accent" />
              <bdi>{place}</bdi>
            </p>
          ) : null}
          {cancelled ? <Badge tone="negative">{t("cancelled")}</Badge> : null}
          {badges ? <div className="my-1 empty:hidden">{badges}</div> : null}
          {summary ? <div className="text-sm text-ink-muted">{summary}</div> : null}
        </div>
      </div>
      {children ? <div className="shrink-0 @line:max-w-112 @line:ps-18 @row:w-78 @row:ps-0">{children}</div> : null}
    </li>
  );
}

/** Meetups below each other. */
export function MeetupList({ children }: { children: ReactNode }) {
  return (
    <ul className="@container divide-y divide-line rounded-lg border border-line bg-raised shadow-sm">{children}</ul>
  );
}
