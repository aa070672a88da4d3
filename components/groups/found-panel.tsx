import { useMessages } from "next-intl";
import { type Asked, PlanPanel } from "@/components/groups/plan-panel";
import { PageHeader } from "@/components/ui/page-header";
import { foundGroup } from "@/lib/groups/actions";
import type { GroupKind } from "@/lib/groups/kinds";
import type { FoundRefusal } from "@/lib/groups/plan";
import { useTranslations } from "@/lib/words";

type Reasons = Record<Exclude<FoundRefusal, "nameMissing">, string>;

/** Founding a group of a kind: the form, and the next dates of what is chosen in it. */
export function FoundPanel({
  kind,
  pageKey,
  asksName,
  ...asked
}: Asked & { kind: GroupKind; pageKey: string; asksName: boolean }) {
  const t = useTranslations("groups");
  const { form, placeholders } = useMessages().groups.found;
  const reasons: Reasons = form.reasons;
  return (
    <>
      <PageHeader title={t("found.title", { kind: t(`kinds.${kind}`) })} />
      <PlanPanel
        {...asked}
        action={foundGroup}
        path={`/groups/new/${kind}`}
        hidden={{ kind }}
        pageKey={pageKey}
        asksName={asksName}
        words={{ ...form, namePlaceholder: placeholders[kind], reasons }}
      />
    </>
  );
}
