import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { useTranslations } from "@/lib/words";

/** The way to become a regular of a series; for who is one, to stop. */
export function RegularLink({
  series,
  isRegular,
}: {
  series: { groupId: string; seriesId: string };
  isRegular: boolean;
}) {
  const t = useTranslations("regulars.link");
  return (
    <Link
      href={`/groups/${series.groupId}/${series.seriesId}/regular`}
      className="link tap inline-flex items-center gap-1.5 text-sm"
    >
      {isRegular ? <Icon name="circleCheck" className="text-accent" /> : null}
      {t(isRegular ? "are" : "become")}
    </Link>
  );
}
