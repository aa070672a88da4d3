import { Avatar } from "@/components/ui/avatar";
import { useTranslations } from "@/lib/words";

/** Who came to a date. @param props.reader the reader's membership. */
export function CameList({
  people,
  reader,
}: {
  people: readonly { memberId: string; userId: string; name: string | null }[];
  reader: string;
}) {
  const t = useTranslations("turnout");
  const rsvp = useTranslations("rsvp");
  if (people.length === 0) return <p className="text-ink-muted">{t("shown.nobody")}</p>;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-2.5">
      {people.map(({ memberId, userId, name }) => (
        <li key={memberId} className="flex max-w-full items-center gap-2">
          {/* The colour of a face goes by its id and would tell who the nameless are. */}
          <Avatar id={name === null ? memberId : userId} name={name ?? ""} size="small" />
          <p className="min-w-0 leading-snug">
            <bdi>{name ?? t("former")}</bdi>
            {memberId === reader ? <span className="text-sm text-ink-muted"> ({rsvp("you")})</span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
