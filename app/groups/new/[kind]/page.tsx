import { notFound } from "next/navigation";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { FoundPanel } from "@/components/groups/found-panel";
import { FoundingClosed } from "@/components/groups/founding-closed";
import { viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { closedFounding } from "@/lib/groups/access";
import { askedFor } from "@/lib/groups/asked";
import { isGroupKind } from "@/lib/groups/kinds";
import { requestTime } from "@/lib/request";
import { randomToken } from "@/lib/token";

type Props = {
  params: Promise<{ kind: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function NewGroupFormPage({ params, searchParams }: Props) {
  const { kind } = await params;
  if (!isGroupKind(kind)) notFound();
  const asking = await viewer();
  const closed = closedFounding(asking);
  const now = requestTime();
  const asked = askedFor(kind, await searchParams, asking?.zone ?? null, now);
  return (
    <Shell viewer={asking && faceOf(asking)} width="narrow">
      {closed ? (
        <FoundingClosed founding={closed} />
      ) : (
        <FoundPanel {...asked} kind={kind} pageKey={randomToken()} asksName={!asking?.name} now={now} />
      )}
    </Shell>
  );
}

export default foundOrNot(NewGroupFormPage);
