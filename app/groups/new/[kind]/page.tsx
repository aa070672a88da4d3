import { notFound } from "next/navigation";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { FoundPanel } from "@/components/groups/found-panel";
import { viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { choicesFor } from "@/lib/groups/choices";
import { isGroupKind } from "@/lib/groups/kinds";
import { previewDates } from "@/lib/groups/plan";
import { requestTime } from "@/lib/request";
import { cadenceToRule } from "@/lib/schedule/cadence";
import { localDateOf, parseZone, UTC } from "@/lib/time";
import { randomToken } from "@/lib/token";

const SHOWN_DATES = 4;

type Props = {
  params: Promise<{ kind: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function NewGroupFormPage({ params, searchParams }: Props) {
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
  const chosen = {
    from: typed("from"),
    cadence: typed("cadence"),
    time: typed("time"),
    zone: zoneText,
    length: typed("length"),
  };
  const choices = choicesFor(kind, chosen, today);
  const { from, time, zone } = choices;
  const when = { from, time, zone: zone ?? UTC, cadence: cadenceToRule(choices.cadence) };
  return (
    <Shell viewer={asking && faceOf(asking)} width="narrow">
      <FoundPanel
        kind={kind}
        pageKey={randomToken()}
        asksName={!asking?.name}
        typed={typed}
        choices={choices}
        dates={previewDates(when, choices.length, now, SHOWN_DATES)}
        now={now}
      />
    </Shell>
  );
}

export default foundOrNot(NewGroupFormPage);
