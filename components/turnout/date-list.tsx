import { useLocale } from "next-intl";
import { Link } from "@/components/ui/link";
import { dateIn, dayInWords } from "@/lib/format";

/** Past dates, each with a word of it at its end. */
export function DateList({
  dates,
  now,
}: {
  dates: readonly { href: string; startsAt: Date; zone: string; words: string; quiet: string | null }[];
  now: Date;
}) {
  const locale = useLocale();
  return (
    <ul>
      {dates.map(({ href, startsAt, zone, words, quiet }) => (
        <li key={href} className="flex items-baseline justify-between gap-4 border-b border-line py-1 last:border-0">
          <Link href={href} className="link tap min-w-0">
            {dayInWords(dateIn(startsAt, zone), dateIn(now, zone), locale)}
          </Link>
          <span className="shrink-0 text-end tabular-nums">
            {words}
            {quiet ? <span className="block text-sm text-ink-muted">{quiet}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
