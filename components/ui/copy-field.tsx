import type { ReactNode } from "react";
import { CopyButtons, type CopyWords } from "@/components/ui/copy-buttons";

/**
 * A link to take along. Where JavaScript does not run it is a field whose text can be selected; where it does, buttons
 * to copy and (where the device has it) share appear.
 * @param props.share what the device's share sheet says beside the link; null: no share button.
 */
export function CopyField({
  id,
  label,
  value,
  words,
  share = null,
  children,
}: {
  id: string;
  label: string;
  value: string;
  words: CopyWords;
  share?: { title: string; text: string } | null;
  /** More that one can do with the link, after the buttons. */
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-2.5">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        id={id}
        readOnly
        value={value}
        dir="ltr"
        className="min-h-tap w-full truncate rounded-md border border-line bg-sunken px-3.5 py-2.5 font-mono text-sm text-ink"
      />
      <CopyButtons fieldId={id} words={words} share={share}>
        {children}
      </CopyButtons>
    </div>
  );
}
