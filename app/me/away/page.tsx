import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { LookForm } from "@/components/edits/look-form";
import { LookedAt, LookingAt } from "@/components/edits/looking";
import { Above } from "@/components/groups/above";
import { AwayForm } from "@/components/regulars/away-form";
import { AwayList } from "@/components/regulars/away-list";
import { CoveredList } from "@/components/regulars/covered-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requireViewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { readFlash } from "@/lib/flash";
import { liftAway } from "@/lib/regulars/actions";
import { type AskedDays, askedDays } from "@/lib/regulars/asked";
import { coveredDates, stretches, todayOf } from "@/lib/regulars/queries";
import { requestTime } from "@/lib/request";
import { addMonths, type LocalDate } from "@/lib/time";
import { getTranslations } from "@/lib/words";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** When one is away: what was said, and which dates more days would take one out of. */
async function AwayPage({ searchParams }: Props) {
  const asking = await requireViewer();
  const now = requestTime();
  const today = todayOf(asking, now);
  const asked = askedDays(await searchParams, today);
  const t = await getTranslations("regulars.away");
  const me = await getTranslations("auth.me");
  const flash = await readFlash(["away", "awayAlready", "back", "backAlready"]);
  const away = await stretches(asking, now);
  const covered = asked.days && (await coveredDates(asking, asked.days, now));
  return (
    <Shell viewer={faceOf(asking)} width="narrow" flash={flash && <FlashNotice flash={flash} />}>
      <PageHeader above={<Above href="/me" name={me("title")} />} title={t("title")}>
        {t("text")}
      </PageHeader>
      {away.length > 0 ? (
        <Section id="running" title={t("running")}>
          <AwayList stretches={away} today={today} action={liftAway} />
        </Section>
      ) : null}
      <Section id="say" title={t("say")}>
        <LookingAt>
          <DaysFields asked={asked} today={today} />
          {covered ? (
            <LookedAt>
              <CoveredList covered={covered} reader={{ zone: asking.zone, now }} />
              <div className="mt-7">
                <AwayForm {...asked.typed} words={(await getMessages()).regulars.away.form} />
              </div>
            </LookedAt>
          ) : null}
        </LookingAt>
      </Section>
    </Shell>
  );
}

async function DaysFields({ asked: { typed, errors }, today }: { asked: AskedDays; today: LocalDate }) {
  const t = await getTranslations("regulars.away");
  const words: Record<string, string> = (await getMessages()).regulars.away.form.errors;
  return (
    <LookForm leading="from" untouched={false} show={t("show")}>
      <div className="grid gap-5 sm:grid-cols-2">
        {(["from", "to"] as const).map((name) => (
          <Field key={name} name={name} label={t(name)} error={words[errors[name] ?? ""]}>
            {(control) => (
              <Input
                {...control}
                type="date"
                min={name === "to" ? today : undefined}
                max={addMonths(today, 24)}
                defaultValue={typed[name]}
              />
            )}
          </Field>
        ))}
      </div>
    </LookForm>
  );
}

export default foundOrNot(AwayPage);
