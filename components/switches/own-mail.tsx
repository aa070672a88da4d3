import { useLocale } from "next-intl";
import { SwitchesForm } from "@/components/switches/switches-form";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { dateIn, dayInWords } from "@/lib/format";
import { retryAddress } from "@/lib/switches/actions";
import type { GroupSwitches } from "@/lib/switches/switches";
import { useTranslations } from "@/lib/words";

export type OwnMailShown = {
  /** Whether there is a mail server. */
  isMailed: boolean;
  /** Null: a guest. */
  email: string | null;
  refused: { at: Date; words: string | null } | null;
  groups: readonly GroupSwitches[];
};

/** What is mailed to the reader and where to, or why nothing is. */
export function OwnMail({ mail, zone, now }: { mail: OwnMailShown; zone: string; now: Date }) {
  const t = useTranslations("switches.mine");
  const account = useTranslations("auth.me")("account");
  const { isMailed, email, refused, groups } = mail;
  const isTo = isMailed && email !== null;
  return (
    <>
      {email !== null && refused !== null ? (
        <RefusedAddress {...refused} {...{ email, zone, now }} />
      ) : (
        isTo && <p>{t("to", { email })}</p>
      )}
      {isMailed && email === null ? (
        <p>
          {t("noAddress")}{" "}
          <Link href="/sign-in" className="link tap">
            {account}
          </Link>
        </p>
      ) : null}
      {isTo ? null : (
        <p className="mt-4 first:mt-0">
          {t(isMailed ? "orCalendar" : "noServer")}{" "}
          <Link href="/me/calendar" className="link tap">
            {t("calendar")}
          </Link>
        </p>
      )}
      {groups.length > 0 ? (
        <Disclosure label={t("choose")} className="mt-2">
          <SwitchesForm token={null} groups={groups} />
        </Disclosure>
      ) : null}
    </>
  );
}

function RefusedAddress({
  at,
  words,
  email,
  zone,
  now,
}: {
  at: Date;
  words: string | null;
  email: string;
  zone: string;
  now: Date;
}) {
  const t = useTranslations("switches.mine");
  const day = dayInWords(dateIn(at, zone), dateIn(now, zone), useLocale());
  return (
    <Notice tone="warning" title={t("refused")}>
      <p>{t("refusedText", { day, email })}</p>
      {words ? (
        <p className="mt-2 text-sm wrap-anywhere">
          {t("words")} <q dir="auto">{words}</q>
        </p>
      ) : null}
      <form action={retryAddress} className="mt-3">
        <SubmitButton variant="secondary" size="small" pendingLabel={t("retrying")}>
          {t("retry")}
        </SubmitButton>
      </form>
    </Notice>
  );
}
