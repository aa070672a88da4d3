import { notFound } from "next/navigation";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { LetterText } from "@/components/mail/letter-text";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { appUrl } from "@/lib/env";
import { localMailbox } from "@/lib/mail/queries";
import { requestTime } from "@/lib/request";
import { getTranslations } from "@/lib/words";

/** What would have been mailed, while no mail server is set up and nobody but its operator reaches the app. */
async function MailboxPage({ params }: { params: Promise<{ secret: string }> }) {
  const letters = await localMailbox((await params).secret, requestTime());
  if (!letters) notFound();
  const t = await getTranslations("mail.mailbox");
  return (
    <Shell viewer={null}>
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      {letters.length === 0 ? <p className="text-ink-muted">{t("empty")}</p> : null}
      <ul className="flex flex-col gap-4">
        {letters.map((letter) => (
          <li key={letter.id}>
            <Card>
              <h2 className="font-bold">{letter.subject}</h2>
              <p className="text-sm text-ink-muted">{letter.recipient}</p>
              <LetterText text={letter.text} origin={appUrl()} />
            </Card>
          </li>
        ))}
      </ul>
    </Shell>
  );
}

export default foundOrNot(MailboxPage);
