import { Avatar } from "@/components/ui/avatar";
import { Link } from "@/components/ui/link";
import { useTranslations } from "@/lib/words";

/** The people of a group with how often they came of late. */
export function AttendedList({
  people,
  groupId,
}: {
  people: readonly { memberId: string; userId: string; name: string; came: number; of: number }[];
  groupId: string;
}) {
  const t = useTranslations("turnout.history");
  return (
    <ul className="flex flex-col gap-3">
      {people.map(({ memberId, userId, name, came, of }) => (
        <li key={memberId} className="flex items-center gap-3">
          <Avatar id={userId} name={name} />
          <div className="min-w-0 leading-snug">
            <Link href={`/groups/${groupId}/people/${memberId}/history`} className="link font-medium">
              <bdi>{name}</bdi>
            </Link>
            <p className="text-sm text-ink-muted">{t("line", { came, of })}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
