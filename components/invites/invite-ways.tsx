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
  const fields = (
    <>
      <input type="hidden" name="group" value={groupId} />
      <input type="hidden" name="invite" value={inviteId} />
    </>
  );
  return (
    <Disclosure label={t("rotate.open")}>
      <div className="flex flex-col gap-5">
        <form action={rotate} className="flex flex-col items-start gap-3">
          <p className="text-ink-muted">{t("rotate.text")}</p>
          {fields}
          <SubmitButton variant="secondary" size="small" pendingLabel={t("rotate.doing")}>
            {t("rotate.do")}
          </SubmitButton>
        </form>
        <form action={revoke} className="flex flex-col items-start gap-3">
          <p className="text-ink-muted">{t("revoke.text")}</p>
          {fields}
          <SubmitButton variant="danger" size="small" pendingLabel={t("revoke.doing")}>
            {t("revoke.do")}
          </SubmitButton>
        </form>
      </div>
    </Disclosure>
  );
}
