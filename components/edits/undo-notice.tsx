import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { takeBack } from "@/lib/edits/actions";
import type { MadeEdit } from "@/lib/edits/change";
import { getTranslations } from "@/lib/words";

/** The last edit of a series, while it can be taken back. */
export async function UndoNotice({ edit, series }: { edit: MadeEdit; series: { seriesId: string; groupId: string } }) {
  const t = await getTranslations("edits");
  return (
    <form action={takeBack} className="mb-6">
      <input type="hidden" name="group" value={series.groupId} />
      <input type="hidden" name="series" value={series.seriesId} />
      <input type="hidden" name="turn" value={edit.turn} />
      <Notice tone="neutral">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>{t("undo.text", { name: edit.by ?? t("since.somebody"), what: t(`since.kinds.${edit.kind}`) })}</p>
          <SubmitButton variant="secondary" pendingLabel={t("undo.doing")}>
            {t("undo.do")}
          </SubmitButton>
        </div>
      </Notice>
    </form>
  );
}
