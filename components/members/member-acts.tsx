import type { ReactNode } from "react";
import { ActList } from "@/components/members/role-guide";
import { Choice, Choices } from "@/components/ui/choice";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { givenRoles, newActsOf, type Role } from "@/lib/members/policy";
import { useTranslations } from "@/lib/words";

type Action = (formData: FormData) => Promise<void>;

/** Whom an act is done to. */
export type Target = { groupId: string; memberId: string; name: string };

/** A form about one member: what it does in words, its fields, its button. */
function MemberForm({ action, on, children }: { action: Action; on: Target; children: ReactNode }) {
  return (
    <form action={action} className="flex flex-col items-start gap-3 wrap-anywhere">
      <input type="hidden" name="group" value={on.groupId} />
      <input type="hidden" name="member" value={on.memberId} />
      {children}
    </form>
  );
}

/** Makes a member co-organizer or a co-organizer a member; what that gives or takes is said before. */
export function RoleForm({ action, on, role }: { action: Action; on: Target; role: Role }) {
  const t = useTranslations("members.details");
  const promotes = role === "member";
  return (
    <Disclosure className="open:pb-4" label={t(promotes ? "promote" : "demote")}>
      <MemberForm action={action} on={on}>
        <p>{t(promotes ? "promoteText" : "demoteText", { name: on.name })}</p>
        <ActList acts={newActsOf("coOrganizer")} />
        <input type="hidden" name="role" value={promotes ? "coOrganizer" : "member"} />
        <SubmitButton variant="secondary" size="small" pendingLabel={t("giving")}>
          {t(promotes ? "promote" : "demote")}
        </SubmitButton>
      </MemberForm>
    </Disclosure>
  );
}

/** What cannot be taken back, after a word of warning and a question. @param children the answers to it. */
function WarnedForm({
  action,
  on,
  words,
  children,
}: {
  action: Action;
  on: Target;
  words: { open: string; text: string; question: string; do: string; doing: string };
  children: ReactNode;
}) {
  return (
    <Disclosure className="open:pb-4" label={words.open}>
      <MemberForm action={action} on={on}>
        <p className="text-ink-muted">{words.text}</p>
        <Choices question={words.question}>{children}</Choices>
        <SubmitButton variant="danger" size="small" pendingLabel={words.doing}>
          {words.do}
        </SubmitButton>
      </MemberForm>
    </Disclosure>
  );
}

/** Makes the member the organizer in one's place. */
export function HandOverForm({ action, on }: { action: Action; on: Target }) {
  const t = useTranslations("members.handOver");
  const { name } = on;
  const words = { open: t("open", { name }), text: t("text", { name }), do: t("do"), doing: t("doing") };
  return (
    <WarnedForm action={action} on={on} words={{ ...words, question: t("after") }}>
      {givenRoles.map((role) => (
        <Choice key={role} type="radio" name="after" value={role} required defaultChecked={role === "coOrganizer"}>
          {t(role)}
        </Choice>
      ))}
    </WarnedForm>
  );
}

/** Ends the member's membership. */
export function RemoveForm({ action, on }: { action: Action; on: Target }) {
  const t = useTranslations("members.remove");
  const { name } = on;
  const words = { open: t("open", { name }), text: t("text", { name }), do: t("do"), doing: t("doing") };
  return (
    <WarnedForm action={action} on={on} words={{ ...words, question: t("back") }}>
      {(["yes", "no"] as const).map((back) => (
        <Choice key={back} type="radio" name="back" value={back} required defaultChecked={back === "yes"}>
          {t(back, { name })}
        </Choice>
      ))}
    </WarnedForm>
  );
}

/** Lets somebody who was removed for good come back. */
export function ReadmitForm({ action, on }: { action: Action; on: Target }) {
  const t = useTranslations("members.people");
  return (
    <MemberForm action={action} on={on}>
      <SubmitButton
        variant="secondary"
        size="small"
        pendingLabel={t("readmitting")}
        aria-label={t("readmitOf", { name: on.name })}
      >
        {t("readmit")}
      </SubmitButton>
    </MemberForm>
  );
}
