import { Avatar } from "@/components/ui/avatar";
import { Link } from "@/components/ui/link";
import type { Effective } from "@/lib/rsvp/answers";
import { useTranslations } from "@/lib/words";

export type Attendee = {
  id: string;
  /** Null: a former member who asked not to be named. */
  name: string | null;
  note: string | null;
  /** How many they bring. */
  brings: number;
  /** By what their answer holds. */
  how: Effective["how"] | null;
  /** Which organizer said so for them. */
  by: { name: string | null } | null;
  /** It is the reader. */
  me: boolean;
};

/** Some of those who said the same; `count`: all of them, `more`: how many are not named. */
export type Part = { people: readonly Attendee[]; count: number; more: number };

export type Attendees = {
  in: Part;
  /** In the order of the line. */
  waiting: Part;
  maybe: Part;
  out: Part;
  /** Not answered yet. */
  silent: Part;
};

/**
 * Who comes, who waits, who might, who can't and who has not said.
 * @param props.all the page that names everybody.
 */
export function AttendanceList({ attendees, all }: { attendees: Attendees; all: string }) {
  const t = useTranslations("rsvp");
  return (
    <div className="flex flex-col gap-6">
      {attendees.in.count > 0 ? (
        <PartList title={t("in")} part={attendees.in} all={all} />
      ) : (
        <p className="text-ink-muted">{t("nobody")}</p>
      )}
      <PartList title={t("waiting")} part={attendees.waiting} all={all} />
      <PartList title={t("maybe")} part={attendees.maybe} all={all} />
      <PartList title={t("out")} part={attendees.out} all={all} quiet />
      <PartList title={t("silent")} part={attendees.silent} all={all} quiet />
    </div>
  );
}

/** `quiet`: those who do not come take less room. */
function PartList({ title, part, all, quiet = false }: { title: string; part: Part; all: string; quiet?: boolean }) {
  const t = useTranslations("rsvp");
  const { people, count, more } = part;
  if (people.length === 0) return null;
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
      {more > 0 ? (
        <p className="mt-2.5 text-sm">
          <Link href={all} className="link tap">
            {t("more", { count: more })}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function Person({ person, quiet }: { person: Attendee; quiet: boolean }) {
  const t = useTranslations("rsvp");
  const mark = person.how === "regular" || person.how === "away" ? t(`how.${person.how}`) : null;
  const words = [person.me ? t("you") : null, mark].filter((word) => word !== null).join(", ");
  const name = person.name ?? t("former");
  return (
    <li className={quiet ? "flex max-w-full items-center gap-2 text-sm text-ink-muted" : "flex items-start gap-3"}>
      <Avatar id={person.id} name={person.name ?? ""} size={quiet ? "small" : "regular"} />
      <p className={quiet ? "min-w-0 leading-snug" : "min-w-0 pt-1.5 leading-snug"}>
        <bdi className={quiet ? undefined : "font-medium"}>{name}</bdi>
        {words === "" ? null : <span className="text-sm text-ink-muted"> ({words})</span>}
        {person.brings > 0 ? <Brings count={person.brings} /> : null}
        {person.by ? (
          <span className="block text-sm text-ink-muted">{t("said", { name: person.by.name ?? t("former") })}</span>
        ) : null}
        {person.note ? (
          <span className="block text-sm text-ink-muted" dir="auto">
            {person.note}
          </span>
        ) : null}
      </p>
    </li>
  );
}

function Brings({ count }: { count: number }) {
  const t = useTranslations("rsvp");
  return (
    <span className="ms-1.5 inline-block rounded-full bg-accent-soft px-2 text-sm font-semibold tabular-nums">
      <span aria-hidden>+{count}</span>
      <span className="sr-only">{t("brings", { count })}</span>
    </span>
  );
}
