/** What a person typed, to show it again: single fields, and fields with several values (boxes to tick). */
export type Typed = {
  values: Readonly<Record<string, string>>;
  lists: Readonly<Record<string, readonly string[]>>;
};

/**
 * The state of a form between two posts. `errors` names a message key for each field that must change (under `FORM`
 * where no single field is at fault); `reason` is why the command refused.
 */
export type FormState<Reason extends string = never> = Typed & {
  errors: Readonly<Record<string, string>>;
  reason?: Reason;
};

/** A form that nobody has posted yet. */
export const emptyForm: FormState = { values: {}, lists: {}, errors: {} };

/** Where `errors` keeps what is wrong with the form as a whole. */
export const FORM = "form";
