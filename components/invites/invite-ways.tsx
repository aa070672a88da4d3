import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { useTranslations } from "@/lib/words";

type Action = (formData: FormData) => Promise<void>;

/** The two ways to take a link back, each after a word of warning. */
export function InviteWays({
  inviteId,
  groupId,
  revoke,
  rotate,
}: {
  inviteId: string;
  groupId: string;
  revoke: Action;
  rotate: Action;
}) {
  const t = useTranslations("invites");
  const way = (kind: "rotate" | "revoke", action: Action, variant: "secondary" | "danger") => (
    <form action={action} className="flex flex-col items-start gap-3">
      <p className="text-ink-muted">{t(`${kind}.text`)}</p>
      <input type="hidden" name="group" value={groupId} />
      <input type="hidden" name="invite" value={inviteId} />
      <SubmitButton variant={variant} size="small" pendingLabel={t(`${kind}.doing`)}>
        {t(`${kind}.do`)}
      </SubmitButton>
    </form>
  );
  return (
    <Disclosure label={t("rotate.open")}>
      <div className="flex flex-col gap-5">
        {way("rotate", rotate, "secondary")}
        {way("revoke", revoke, "danger")}
      </div>
    </Disclosure>
  );
}
