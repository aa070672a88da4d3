import { Shell } from "@/components/app/shell";
import { FoundingClosed } from "@/components/groups/founding-closed";
import { KindList } from "@/components/groups/kind-list";
import { PageHeader } from "@/components/ui/page-header";
import { viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { closedFounding } from "@/lib/groups/access";
import { getTranslations } from "@/lib/words";

export default async function NewGroupPage() {
  const asking = await viewer();
  const closed = closedFounding(asking);
  const t = await getTranslations("groups");
  return (
    <Shell viewer={asking && faceOf(asking)} width="narrow">
      {closed ? (
        <FoundingClosed founding={closed} />
      ) : (
        <>
          <PageHeader title={t("kind")}>{t("kindHint")}</PageHeader>
          <KindList />
        </>
      )}
    </Shell>
  );
}
