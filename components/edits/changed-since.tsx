import { Notice } from "@/components/ui/notice";
import type { MadeEdit } from "@/lib/edits/change";
import { getTranslations } from "@/lib/words";

/** What others changed while one was looking at an edit: why it was not saved. */
export async function ChangedSince({ edits }: { edits: readonly MadeEdit[] }) {
  const t = await getTranslations("edits.since");
  return (
    <div className="mb-6">
      <Notice tone="warning">
        {edits.length === 0 ? (
          <p>{t("answers")}</p>
        ) : (
          <>
            <p>{t("title")}</p>
            <ul className="list-disc ps-5">
              {edits.map(({ turn, by, kind }) => (
                <li key={turn}>{t("by", { name: by ?? t("somebody"), what: t(`kinds.${kind}`) })}</li>
              ))}
            </ul>
          </>
        )}
      </Notice>
    </div>
  );
}
