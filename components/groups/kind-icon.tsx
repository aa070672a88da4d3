import { kindIcons } from "@/components/groups/kinds";
import { Icon } from "@/components/ui/icon";
import type { GroupKind } from "@/lib/groups/kinds";

/** A group's kind as its badge. */
export function KindIcon({ kind }: { kind: GroupKind }) {
  return (
    <span className="flex size-14 shrink-0 items-center justify-center rounded-md bg-accent-soft text-accent-soft-ink">
      <Icon name={kindIcons[kind]} className="size-7" />
    </span>
  );
}
