import { notFound } from "next/navigation";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { BehindNotice } from "@/components/operations/behind-notice";
import { FailedList } from "@/components/operations/failed-list";
import { Instant } from "@/components/operations/instant";
import { NumberList } from "@/components/operations/number-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { operatorOf, requireViewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { mailServer, mailWay } from "@/lib/mail/queries";
import { operations } from "@/lib/operations/queries";
import { DROPS } from "@/lib/operations/state";
import { requestTime } from "@/lib/request";
import { UTC } from "@/lib/time";
import { getTranslations } from "@/lib/words";

/** How mail and reminders are doing, for whoever runs the instance. */
async function OperatorPage() {
  const operator = operatorOf(await requireViewer()) ?? notFound();
  const now = requestTime();
  const { behind, stuck, due, later, delivered, dropped, refused, failed } = await operations(operator, now);
  const t = await getTranslations("operations");
  const server = mailServer();
  const around = { zone: operator.zone ?? UTC, now };
  const way = mailWay();
  const next = (at: Date | null) => at && <Instant at={at} is="next" {...around} />;
  return (
    <Shell viewer={faceOf(operator)} width="narrow">
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      <BehindNotice behind={behind} stuck={stuck} {...around} />
      <Section id="failed" title={t("failed.title")}>
        <FailedList failed={failed} {...around} />
      </Section>
      <Section id="waiting" title={t("waiting.title")}>
        <NumberList
          rows={[
            { name: t("waiting.series"), count: due.series },
            { name: t("waiting.notices", { way }), count: due.notices },
            { name: t("waiting.laterNotices", { way }), count: later.notices, note: next(later.nextNotice) },
            { name: t("waiting.mails", { way }), count: due.mails },
            { name: t("waiting.laterMails", { way }), count: later.mails, note: next(later.nextMail) },
          ]}
        />
      </Section>
      <Section id="day" title={t("day.title")}>
        <NumberList
          rows={[
            { name: t("day.delivered", { way }), count: delivered },
            ...DROPS.map((drop) => ({ name: t(`day.${drop}`), count: dropped[drop] })),
            { name: t("day.refused"), count: refused },
          ]}
        />
      </Section>
      <Section id="server" title={t("server.title")}>
        <p className="mb-3">{server ? t("server.set", server) : t("server.none")}</p>
        <code className="block overflow-x-auto rounded-md bg-sunken px-3.5 py-2.5 text-sm">
          npm run mail:test you@example.org
        </code>
      </Section>
    </Shell>
  );
}

export default foundOrNot(OperatorPage);
