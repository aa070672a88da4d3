import type { ReactNode } from "react";

/** What a field's control must carry so that its label, hint and error belong to it. */
export type Control = {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

/**
 * A labelled field: `<Field name="name" label={…} error={…}>{(control) => <Input {...control} />}</Field>`.
 * @param props.id only where the same name stands twice on a page.
 * @param props.optional the word for "optional", beside the label; without it the field must be filled.
 * @param props.error words that say what to change; null: nothing.
 */
export function Field({
  id,
  name,
  label,
  optional,
  hint,
  error,
  children,
}: {
  id?: string | undefined;
  name: string;
  label: string;
  optional?: string | undefined;
  hint?: ReactNode;
  error?: string | null | undefined;
  children: (control: Control) => ReactNode;
}) {
  const key = id ?? name;
  const described = [hint ? `${key}-hint` : null, error ? `${key}-error` : null].filter((part) => part !== null);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={key} className="font-semibold">
        {label}
        {optional ? <span className="ps-2 text-sm font-normal text-ink-muted">{optional}</span> : null}
      </label>
      {hint ? (
        <p id={`${key}-hint`} className="-mt-1 text-sm text-ink-muted">
          {hint}
        </p>
      ) : null}
      {children({
        id: key,
        name,
        "aria-describedby": described.join(" ") || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error ? <FieldError id={`${key}-error`}>{error}</FieldError> : null}
    </div>
  );
}

/** What is wrong with a field, in words, below it. */
export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} className="text-sm font-medium text-negative">
      {children}
    </p>
  );
}
