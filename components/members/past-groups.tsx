import { useLocale } from "next-intl";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { dateIn, dayInWords } from "@/lib/format";
import { useTranslations } from "@/lib/words";

export type PastGroupItem = { groupId: string; name: string; leftAt: Date; removed: boolean };

/** Groups that one belongs to no more, each with the way to take one's name out of what one did there. */
export function PastGroups({
  groups,
  zone,
  now,
  action,
}: {
  groups: readonly PastGroupItem[];
  zone: string;
  now: Date;
  action: (formData: FormData) => Promise<void>;
}) {
  const t = useTranslations("members.past");
  const locale = useLocale();
  const dayOf = (instant: Date) => dayInWords(dateIn(instant, zone), dateIn(now, zone), locale);
  return (
    <Card>
      <ul className="flex flex-col gap-4">
        {groups.map(({ groupId, name, leftAt, removed }) => (
          <li key={groupId} className="border-t border-line pt-4 first:border-0 first:pt-0">
            <bdi className="font-semibold">{name}</bdi>
            <p className="text-sm text-ink-muted">{t(removed ? "removed" : "left", { day: dayOf(leftAt) })}</p>
            <Disclosure label={t("open")} className="mt-1 text-sm">
              <form action={action} className="flex flex-col items-start gap-3">
                <input type="hidden" name="group" value={groupId} />
                <p className="text-ink-muted">{t("text")}</p>
                <SubmitButton
                  variant="danger"
                  size="small"
                  pendingLabel={t("doing")}
                  aria-label={t("doOf", { group: name })}
                >
                  {t("do")}
                </SubmitButton>
              </form>
            </Disclosure>
          </li>
        ))}
      </ul>
    </Card>
  );
}
