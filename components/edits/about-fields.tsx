import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";

export type AboutWords = {
  name: string;
  nameHint?: string | undefined;
  description: string;
  descriptionHint: string;
  optional: string;
};

/** What something is called and says of itself. @param values what was typed, else what it is now. */
export function AboutFields({
  values,
  errorOf,
  words,
}: {
  values: { name: string; description: string };
  errorOf: (field: string) => string | undefined;
  words: AboutWords;
}) {
  return (
    <>
      <Field name="name" label={words.name} hint={words.nameHint} error={errorOf("name")}>
        {(control) => <Input {...control} required maxLength={80} autoComplete="off" defaultValue={values.name} />}
      </Field>
      <Field
        name="description"
        label={words.description}
        optional={words.optional}
        hint={words.descriptionHint}
        error={errorOf("description")}
      >
        {(control) => <Textarea {...control} maxLength={1000} defaultValue={values.description} />}
      </Field>
    </>
  );
}
