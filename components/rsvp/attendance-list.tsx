import type { AttendeeShown, BadgeShown, PartShown } from "@/components/rsvp/shown";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";

/**
 * Who comes, who waits, who might, who can't and who has not said.
 * @param props.all the page that names everybody.
 */
export function AttendanceList({
  parts,
  nobody,
  all,
}: {
  parts: readonly PartShown[];
  nobody: string | null;
  all: string;
}) {
  return (
    <div className="flex flex-col gap-6">
      {nobody === null ? null : <p className="text-ink-muted">{nobody}</p>}
      {parts.map((part) => (
        <Part key={part.title} all={all} {...part} />
      ))}
    </div>
  );
}

function Part({ title, count, people, quiet, more, all }: PartShown & { all: string }) {
  return (
    <div>
      <h3 className="mb-2 text-sm font-semibold text-ink-muted">
        {title} <span className="ps-1 font-normal tabular-nums">{count}</span>
      </h3>
      <ul className={quiet ? "flex flex-wrap gap-x-4 gap-y-2" : "flex flex-col gap-2.5"}>
        {people.map((person) => (
          <Person key={person.id} person={person} quiet={quiet} />
        ))}
      </ul>
      {more ? (
        <p className="mt-2.5 text-sm">
          <Link href={all} className="link tap">
            {more}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function Person({ person, quiet }: { person: AttendeeShown; quiet: boolean }) {
  return (
    <li className={quiet ? "flex max-w-full items-center gap-2 text-sm text-ink-muted" : "flex items-start gap-3"}>
      <Avatar id={person.id} name={person.name ?? ""} size={quiet ? "small" : "regular"} />
      <p className={quiet ? "min-w-0 leading-snug" : "min-w-0 pt-1.5 leading-snug"}>
        <bdi className={quiet ? undefined : "font-medium"}>{person.label}</bdi>
        {person.extra === null ? null : <span className="text-sm text-ink-muted"> ({person.extra})</span>}
        {person.brings ? <Brings {...person.brings} /> : null}
        {person.said ? <span className="block text-sm text-ink-muted">{person.said}</span> : null}
        {person.note ? (
          <span className="block text-sm text-ink-muted" dir="auto">
            {person.note}
          </span>
        ) : null}
      </p>
    </li>
  );
}

function Brings({ count, words }: { count: number; words: string }) {
  return (
    <span className="ms-1.5 inline-block rounded-full bg-accent-soft px-2 text-sm font-semibold tabular-nums">
      <span aria-hidden>+{count}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

/** Whether it takes place and whether there is room. */
export function Badges({ badges }: { badges: readonly BadgeShown[] }) {
  if (badges.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-2">
      {badges.map(({ tone, text }) => (
        <Badge key={text} tone={tone} className="whitespace-normal">
          {text}
        </Badge>
      ))}
    </span>
  );
}
