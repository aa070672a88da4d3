import { Avatar } from "@/components/ui/avatar";
import { useTranslations } from "@/lib/words";

export type Attendee = {
  id: string;
  /** Null: a former member who asked not to be named. */
  name: string | null;
  note?: string | null;
  /** How many they bring. */
  brings?: number;
  /** It is the reader. */
  me?: boolean;
};

export type Attendees = {
  in: readonly Attendee[];
  /** In the order of the line. */
  waiting?: readonly Attendee[];
  maybe: readonly Attendee[];
  out: readonly Attendee[];
  /** Not answered yet. */
  silent: readonly Attendee[];
};

/** Who comes, who waits, who might, who can't and who has not said. */
export function AttendanceList({ attendees }: { attendees: Attendees }) {
  const t = useTranslations("rsvp");
  return (
    <div className="flex flex-col gap-6">
      {attendees.in.length > 0 ? (
        <Part title={t("in")} people={attendees.in} />
      ) : (
        <p className="text-ink-muted">{t("nobody")}</p>
      )}
      <Part title={t("waiting")} people={attendees.waiting ?? []} />
      <Part title={t("maybe")} people={attendees.maybe} />
      <Part title={t("out")} people={attendees.out} quiet />
      <Part title={t("silent")} people={attendees.silent} quiet />
    </div>
  );
}

/** `quiet`: those who do not come take less room. */
function Part({ title, people, quiet = false }: { title: string; people: readonly Attendee[]; quiet?: boolean }) {
  if (people.length === 0) return null;
  return (
    <div>
      <h3 className="mb-2 text-sm font-semibold text-ink-muted">
        {title} <span className="ps-1 font-normal tabular-nums">{people.length}</span>
      </h3>
      <ul className={quiet ? "flex flex-wrap gap-x-4 gap-y-2" : "flex flex-col gap-2.5"}>
        {people.map((person) => (
          <Person key={person.id} person={person} quiet={quiet} />
        ))}
      </ul>
    </div>
  );
}

function Person({ person, quiet }: { person: Attendee; quiet: boolean }) {
  const t = useTranslations("rsvp");
  const extra = [person.me ? t("you") : null, person.brings ? t("brings", { count: person.brings }) : null];
  const words = extra.filter((word) => word !== null).join(", ");
  const name = person.name ?? t("former");
  return (
    <li className={quiet ? "flex max-w-full items-center gap-2 text-sm text-ink-muted" : "flex items-start gap-3"}>
      <Avatar id={person.id} name={person.name ?? ""} size={quiet ? "small" : "regular"} />
      <p className={quiet ? "min-w-0 leading-snug" : "min-w-0 pt-1.5 leading-snug"}>
        <bdi className={quiet ? undefined : "font-medium"}>{name}</bdi>
        {words === "" ? null : <span className="text-sm text-ink-muted"> ({words})</span>}
        {person.note ? (
          <span className="block text-sm text-ink-muted" dir="auto">
            {person.note}
          </span>
        ) : null}
      </p>
    </li>
  );
}
