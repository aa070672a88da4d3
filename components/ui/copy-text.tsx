import { CopyButtons, type CopyWords } from "@/components/ui/copy-buttons";
import { Textarea } from "@/components/ui/input";

/**
 * A text to take along: a field in which it can be selected, with buttons to copy and share it where JavaScript runs.
 * @param props.title what the device's share sheet calls it.
 */
export function CopyText({
  id,
  label,
  value,
  words,
  title,
}: {
  id: string;
  label: string;
  value: string;
  words: CopyWords;
  title: string;
}) {
  return (
    <div className="flex flex-col gap-2.5">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Textarea id={id} readOnly value={value} rows={value.split("\n").length + 3} dir="auto" className="text-sm" />
      <CopyButtons fieldId={id} words={words} share={{ title }} />
    </div>
  );
}
