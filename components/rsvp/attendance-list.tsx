import type { AttendeeShown, BadgeShown, PartShown } from "@/components/rsvp/shown";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";

/** Who comes, who waits, who might, who can't and who has not said. */
export function AttendanceList({ parts, nobody }: { parts: readonly PartShown[]; nobody: string | null }) {
  return (
    <div className="flex flex-col gap-6">
      {nobody === null ? null : <p className="text-ink-muted">{nobody}</p>}
      {parts.map((part) => (
        <Part key={part.title} {...part} />
      ))}
    </div>
  );
}

function Part({ title, count, people, quiet }: PartShown) {
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
        {person.note ? (
          <span className="block text-sm text-ink-muted" dir="auto">
            {person.note}
          </span>
        ) : null}
      </p>
    </li>
  );
}

/** Whether it takes place and whether there is room. */
export function Badges({ badges }: { badges: readonly BadgeShown[] }) {
  if (badges.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-2">
      {badges.map(({ tone, text }) => (
        <Badge key={text} tone={tone}>
          {text}
        </Badge>
      ))}
    </span>
  );
}
