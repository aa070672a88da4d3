import type { Preview } from "@/lib/edits/preview";
import type { Minimum } from "@/lib/schedule/meetups";
import { beforeIn } from "@/lib/schedule/minimum";
import { useTranslations } from "@/lib/words";

const said = (minimum: Minimum | null) => JSON.stringify(minimum && Object.entries(minimum).sort());

/** What an edit makes of how many it takes; nothing where that stays as it is. */
export function MinimumPreview({ preview: { present, next } }: { preview: Pick<Preview, "present" | "next"> }) {
  const t = useTranslations("edits.preview");
  const before = useTranslations("edits.change.minimum");
  const [was, is] = [present.at(-1), next.at(-1)];
  if (!was || !is || said(was.minimum) === said(is.minimum)) return null;
  if (!is.minimum) return <p className="mb-3">{t("noMinimum")}</p>;
  const { heads, decideBefore, ifShort } = is.minimum;
  return <p className="mb-3">{t("minimum", { heads, ifShort, before: before("before", beforeIn(decideBefore)) })}</p>;
}
