import { type Kind, kindIcons, kinds } from "@/components/groups/kinds";
import { RadioCards } from "@/components/ui/radio-cards";

/**
 * What the group does together. Fits forms that run in the browser: its words (`groups.kind` and `groups.kinds`) are
 * given.
 */
export function KindPicker({
  name = "kind",
  legend,
  words,
  defaultValue,
  error,
}: {
  name?: string;
  legend: string;
  words: Readonly<Record<Kind, string>>;
  defaultValue?: string | undefined;
  error?: string | null | undefined;
}) {
  return (
    <RadioCards
      name={name}
      legend={legend}
      options={kinds.map((kind) => ({ value: kind, label: words[kind], icon: kindIcons[kind] }))}
      defaultValue={defaultValue}
      error={error}
      className="grid-cols-2 sm:grid-cols-3"
    />
  );
}
