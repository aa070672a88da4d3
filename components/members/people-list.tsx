import { MemberList } from "@/components/members/member-list";
import { Link } from "@/components/ui/link";
import type { Role } from "@/lib/members/policy";
import { useTranslations } from "@/lib/words";

/**
 * The people of a group, to one of them.
 * @param me the reader's membership.
 * @param detailed whether each leads to what there is to know and do about them; else only to when they came.
 * @param unreached the memberships of those to whom mail does not come through.
 */
export function PeopleList({
  members,
  me,
  groupId,
  detailed,
  unreached = new Set(),
}: {
  members: readonly { memberId: string; userId: string; name: string; role: Role }[];
  me: string;
  groupId: string;
  detailed: boolean;
  unreached?: ReadonlySet<string>;
}) {
  const t = useTranslations("members.people");
  const person = (memberId: string) => `/groups/${groupId}/people/${memberId}`;
  const details = (memberId: string, name: string) => (
    <Link href={person(memberId)} className="link tap text-sm" aria-label={t("detailsOf", { name })}>
      {t("details")}
    </Link>
  );
  const history = (memberId: string, name: string) => (
    <Link href={`${person(memberId)}/history`} className="link tap text-sm" aria-label={t("historyOf", { name })}>
      {t("history")}
    </Link>
  );
  return (
    <MemberList
      members={members.map(({ memberId, userId, name, role }) => ({
        ...{ id: userId, name, role, me: memberId === me, unreached: unreached.has(memberId) },
        actions: detailed ? details(memberId, name) : history(memberId, name),
      }))}
    />
  );
}
