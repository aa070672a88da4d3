import { Card } from "@/components/ui/card";
import { type Fault, isReply, troubleOf } from "@/lib/mail/fault";
import { useTranslations } from "@/lib/words";
import { Instant } from "./instant";

export type FailedItem = {
  id: string;
  /** Masked. */
  to: string;
  fault: Fault;
  detail: string | null;
  attempts: number;
  /** Null: given up. */
  tryAt: Date | null;
};

/** Mails that did not go out: why, in words and as the mail server or the system has it, and when they are tried again. */
export function FailedList({ failed, zone, now }: { failed: readonly FailedItem[]; zone: string; now: Date }) {
  const t = useTranslations("operations.failed");
  if (failed.length === 0) return <p className="text-ink-muted">{t("none")}</p>;
  return (
    <Card>
      <ul className="flex flex-col gap-4">
        {failed.map(({ id, to, fault, detail, attempts, tryAt }) => (
          <li key={id} className="border-t border-line pt-4 first:border-0 first:pt-0">
            <p className="wrap-anywhere font-semibold" dir="auto">
              {t("to", { to })}
            </p>
            <p>{t(`faults.${troubleOf({ fault, detail })}`)}</p>
            {detail ? (
              <p className="wrap-anywhere mt-1 text-sm text-ink-muted" dir="auto">
                {t(isReply(detail) ? "said" : "detail", { detail })}
              </p>
            ) : null}
            <p className="mt-1 text-sm text-ink-muted">
              {t("attempts", { count: attempts })} ·{" "}
              {tryAt ? <Instant at={tryAt} is="again" zone={zone} now={now} /> : t("givenUp")}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
