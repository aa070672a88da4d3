import type { ReactNode } from "react";
import { KindIcon } from "@/components/groups/kind-icon";
import type { GroupKind } from "@/lib/groups/kinds";
import { useTranslations } from "@/lib/words";

/** The head of a group's pages. `children`: its cadence lines; `actions`: its buttons. */
export function GroupHeader({
  name,
  kind,
  description,
  children,
  actions,
}: {
  name: string;
  kind: GroupKind;
  description: string | null;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const t = useTranslations("groups");
  return (
    <header className="mb-8 md:mb-10">
      <div className="flex items-start gap-4">
        <KindIcon kind={kind} />
        <div className="min-w-0">
          <h1 className="text-2xl font-bold md:text-3xl" dir="auto">
            {name}
          </h1>
          <p className="mt-0.5 text-ink-muted">{t(`kinds.${kind}`)}</p>
        </div>
      </div>
      {description ? (
        <p className="mt-4 max-w-prose whitespace-pre-line" dir="auto">
          {description}
        </p>
      ) : null}
      {children ? <div className="mt-4">{children}</div> : null}
      {actions ? <div className="mt-5 flex flex-wrap gap-2.5">{actions}</div> : null}
    </header>
  );
}
