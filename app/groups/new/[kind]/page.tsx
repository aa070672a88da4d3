import { notFound } from "next/navigation";
import { getMessages } from "next-intl/server";
import { useFormatter, useTranslations } from "next-intl";
import { Shell } from "@/components/app/shell";
import { FoundForm } from "@/components/groups/found-form";
import { NextDates } from "@/components/groups/next-dates";
import { useCadenceInWords } from "@/components/schedule/cadence-in-words";
import { PageHeader } from "@/components/ui/page-header";
import { viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { cadenceValue, choicesFor } from "@/lib/groups/choices";
import { isGroupKind, kindDefaults, lengthChoices } from "@/lib/groups/kinds";
import { previewDates } from "@/lib/groups/plan";
import { requestTime } from "@/lib/request";
import { cadenceToRule } from "@/lib/schedule/cadence";
import { localDateOf, parseZone, UTC, zoneNames } from "@/lib/time";
import { randomToken } from "@/lib/token";

const SHOWN_DATES = 4;

type Props = { params: Promise<{ kind: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewGroupFormPage({ params, searchParams }: Props) {
  const { kind } = await params;
  if (!isGroupKind(kind)) notFound();
  const asking = await viewer();
  const now = requestTime();
  const query = await searchParams;
  const typed = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value : "";
  };
  const zoneText = typed("zone") || asking?.zone || "";
  const today = localDateOf(now, parseZone(zoneText) ?? UTC);
  const chosen = { from: typed("from"), cadence: typed("cadence"), time: typed("time"), zone: zoneText };
  const choices = choicesFor(kind, chosen, today);
  const { from, time, zone } = choices;
  const when = { from, time, zone: zone ?? UTC, cadence: cadenceToRule(choices.cadence) };
  const dates = previewDates(when, now, SHOWN_DATES);
  const t = await getTranslations("groups");
  const inWords = await cadenceInWords();
  return (
    <Shell viewer={asking && faceOf(asking)} width="narrow">
      <PageHeader title={t("found.title", { kind: t(`kinds.${kind}`) })} />
      <FoundForm
        kind={kind}
        pageKey={randomToken()}
        asksName={!asking?.name}
        defaults={{
          name: typed("name"),
          you: typed("you"),
          place: typed("place"),
          link: typed("link"),
          from,
          time: time.slice(0, 5),
          zone: zone ?? "",
          cadence: cadenceValue(choices.cadence),
          length: typed("length") || String(kindDefaults[kind].length),
        }}
        cadences={choices.cadences.map((cadence) => ({ value: cadenceValue(cadence), label: inWords(cadence) }))}
        lengths={lengthChoices.map((minutes) => ({ value: String(minutes), label: t("found.minutes", { minutes }) }))}
        zones={zoneNames()}
        words={foundWords(t, await getTranslations("ui"), kind)}
      >
        <NextDates dates={dates} words={inWords(choices.cadence)} now={now} />
      </FoundForm>
    </Shell>
  );
}
