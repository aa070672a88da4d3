import { Skeleton } from "@/components/ui/skeleton";
import { useTranslations } from "@/lib/words";

const rows = ["first", "second", "third"];

/** The place of a group's people while they load. */
export function PeopleLoading() {
  const t = useTranslations("ui");
  return (
    <div role="status" aria-label={t("loading")} className="flex flex-col gap-4">
      <Skeleton className="h-7 w-28" />
      {rows.map((row) => (
        <div key={row} className="flex items-center gap-3">
          <Skeleton className="size-10 rounded-full" />
          <Skeleton className="h-5 w-40" />
        </div>
      ))}
    </div>
  );
}
