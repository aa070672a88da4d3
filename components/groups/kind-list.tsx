import { KindIcon } from "@/components/groups/kind-icon";
import { Link } from "@/components/ui/link";
import { groupKinds } from "@/lib/groups/kinds";
import { useTranslations } from "@/lib/words";

/** What a group can come together for, each a link to a form that suits it. */
export function KindList() {
  const t = useTranslations("groups.kinds");
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {groupKinds.map((kind) => (
        <li key={kind}>
          <Link
            href={`/groups/new/${kind}`}
            className="flex min-h-tap items-center gap-4 rounded-lg border border-line bg-raised px-4 py-3.5 font-semibold transition-colors hover:border-accent hover:text-accent"
          >
            <KindIcon kind={kind} />
            {t(kind)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
