import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import type { Role } from "@/lib/members/policy";
import { useTranslations } from "@/lib/words";

export type MemberItem = {
  id: string;
  name: string;
  role: Role;
  /** Has a standing answer. */
  regular?: boolean;
  me?: boolean;
  /** Mail does not come through to them. */
  unreached?: boolean;
  /** The day of joining in words, where the name does not tell who it is. */
  joined?: string | null;
  /** What can be done about them, at the row's end. */
  actions?: ReactNode;
};

/** The people of a group. */
export function MemberList({ members }: { members: readonly MemberItem[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {members.map((member) => (
        <li key={member.id} className="flex items-center gap-3">
          <Avatar id={member.id} name={member.name} />
          <div className="min-w-0 grow leading-snug">
            <bdi className="font-medium">{member.name}</bdi>
            <MemberLine member={member} />
          </div>
          <div className="shrink-0 empty:hidden">{member.actions}</div>
        </li>
      ))}
    </ul>
  );
}

function MemberLine({ member }: { member: MemberItem }) {
  const t = useTranslations("members");
  const words = [
    member.me ? t("you") : null,
    member.role === "member" ? null : t(`role.${member.role}`),
    member.regular ? t("regular") : null,
    member.joined ? t("joined", { date: member.joined }) : null,
  ].filter((word) => word !== null);
  return (
    <>
      {words.length > 0 ? <p className="text-sm text-ink-muted">{words.join(" · ")}</p> : null}
      {member.unreached ? (
        <p className="mt-1">
          <Badge tone="warning">{t("unreached")}</Badge>
        </p>
      ) : null}
    </>
  );
}
