import { FieldError } from "@/components/ui/field";
import { Icon, type IconName } from "@/components/ui/icon";
import { cn } from "@/lib/cn";

export type RadioOption = { value: string; label: string; hint?: string | undefined; icon?: IconName | undefined };

/** One of a few, each a card: plain radio buttons underneath. */
export function RadioCards({
  name,
  legend,
  options,
  defaultValue,
  error,
  className = "grid-cols-2",
}: {
  name: string;
  legend: string;
  options: readonly RadioOption[];
  defaultValue?: string | undefined;
  error?: string | null | undefined;
  /** The grid's columns. */
  className?: string | undefined;
}) {
  return (
    <fieldset aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="mb-2 font-semibold">{legend}</legend>
      <div className={cn("grid gap-2.5", className)}>
        {options.map((option) => (
          <RadioCard key={option.value} name={name} option={option} checked={option.value === defaultValue} />
        ))}
      </div>
      {error ? <FieldError id={`${name}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}

function RadioCard({ name, option, checked }: { name: string; option: RadioOption; checked: boolean }) {
  return (
    <label className="flex max-sm:last:odd:col-span-full min-h-tap cursor-pointer items-center gap-3 rounded-md border border-line bg-raised px-3.5 py-3 leading-snug transition-colors hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-soft-ink has-checked:inset-ring has-checked:inset-ring-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input type="radio" name={name} value={option.value} defaultChecked={checked} required className="sr-only" />
      {option.icon ? <Icon name={option.icon} className="size-6 text-accent" /> : null}
      <span>
        <span className="block font-semibold">{option.label}</span>
        {option.hint ? <span className="block text-sm opacity-80">{option.hint}</span> : null}
      </span>
    </label>
  );
}
