import { FieldError } from "@/components/ui/field";
import { type Accent, accents } from "@/lib/groups/accents";

/** The group's colour, as swatches: radio buttons, each in the colour that it chooses. */
export function AccentField({
  chosen,
  label,
  names,
  error,
}: {
  chosen: string;
  label: string;
  names: Record<Accent, string>;
  error: string | undefined;
}) {
  return (
    <fieldset aria-describedby={error ? "accent-error" : undefined}>
      <legend className="mb-2 font-semibold">{label}</legend>
      <div className="grid grid-cols-2 gap-2.5 sm:grid-cols-3">
        {accents.map((accent) => (
          <label
            key={accent}
            data-accent={accent}
            className="flex min-h-tap cursor-pointer items-center gap-2.5 rounded-md border border-line bg-raised px-3 py-2 transition-colors hover:border-accent has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-soft-ink has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="accent"
              value={accent}
              defaultChecked={accent === chosen}
              className="size-5 accent-accent outline-none"
            />
            <span aria-hidden="true" className="size-5 rounded-full bg-accent" />
            {names[accent]}
          </label>
        ))}
      </div>
      {error ? <FieldError id="accent-error">{error}</FieldError> : null}
    </fieldset>
  );
}
