import { useMessages } from "next-intl";
import type { ReactNode } from "react";
import { EditPreview } from "@/components/edits/edit-preview";
import { NothingYet } from "@/components/edits/nothing-yet";
import { SaveForm } from "@/components/edits/save-form";
import { LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { ChangeRefusal } from "@/lib/edits/change";
import type { Editable } from "@/lib/edits/dates";
import type { Preview, Previewed } from "@/lib/edits/preview";
import type { Typed } from "@/lib/form-state";

/**
 * What an edit of a series comes to and the button that makes it; or why it comes to nothing.
 * @param props.nothing what stands there while nothing else is chosen.
 */
export function EditOutcome({
  result,
  found,
  typed,
  reader,
  words,
  danger = false,
  nothing,
}: {
  result: { ok: true; preview: Preview; previewed: Previewed } | { ok: false; reason: ChangeRefusal };
  found: Editable;
  typed: Typed;
  reader: { zone: string | null; now: Date };
  words: { save: string; keep: string };
  danger?: boolean;
  nothing?: ReactNode;
}) {
  const { save } = useMessages().edits;
  const { seriesId, groupId } = found.schedule;
  if (!result.ok && result.reason === "nothing" && nothing) {
    return (
      <div className="mt-9">
        <NothingYet>{nothing}</NothingYet>
      </div>
    );
  }
  if (!result.ok) {
    return (
      <Notice tone="negative" className="mt-9">
        {save.reasons[result.reason]}
      </Notice>
    );
  }
  return (
    <div className="mt-9">
      <EditPreview preview={result.preview} members={found.members} reader={reader} />
      <div className="mt-8">
        <SaveForm
          series={{ seriesId, groupId }}
          typed={typed}
          previewed={result.previewed}
          label={words.save}
          danger={danger}
          words={save}
        >
          <LinkButton href={`/groups/${groupId}/${seriesId}`} variant="quiet">
            {words.keep}
          </LinkButton>
        </SaveForm>
      </div>
    </div>
  );
}
