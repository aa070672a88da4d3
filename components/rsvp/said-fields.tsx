import { Choice, Choices } from "@/components/ui/choice";
import { Field, FieldError } from "@/components/ui/field";
import { Select, Textarea } from "@/components/ui/input";
import type { FormState } from "@/lib/form-state";

export type SaidWords = {
  answer: string;
  in: string;
  maybe: string;
  out: string;
  brings: string;
  alone: string;
  asBefore: string;
  note: string;
  noteHint: string;
  errors: Readonly<Record<string, string>>;
};

/**
 * What somebody else said: their answer, whom they bring, a note.
 * @param props.id tells the fields of two such forms on one page apart.
 * @param props.mayBring how many they may; 0: nothing is asked.
 * @param props.keeps whether they may have said something before, which then stays.
 */
export function SaidFields({
  id,
  state,
  mayBring,
  keeps,
  optional,
  words,
}: {
  id: string;
  state: FormState<string>;
  mayBring: number;
  keeps: boolean;
  optional: string;
  words: SaidWords;
}) {
  const { values, errors } = state;
  const errorOf = (field: string) => words.errors[errors[field] ?? ""];
  const problem = errorOf("answer");
  const brings = values.brings ?? (keeps ? "" : "0");
  return (
    <>
      <Choices question={words.answer}>
        {problem ? <FieldError id={`${id}-answer-error`}>{problem}</FieldError> : null}
        {(["in", "maybe", "out"] as const).map((answer) => (
          <Choice
            key={answer}
            type="radio"
            name="answer"
            value={answer}
            required
            defaultChecked={values.answer === answer}
          >
            {words[answer]}
          </Choice>
        ))}
      </Choices>
      {mayBring > 0 ? (
        <Field id={`${id}-brings`} name="brings" label={words.brings} error={errorOf("brings")}>
          {(control) => (
            <Select key={brings} {...control} defaultValue={brings}>
              {keeps ? <option value="">{words.asBefore}</option> : null}
              {Array.from({ length: mayBring + 1 }, (_, count) => String(count)).map((count) => (
                <option key={count} value={count}>
                  {count === "0" ? words.alone : count}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <Field
        id={`${id}-note`}
        name="note"
        label={words.note}
        hint={words.noteHint}
        optional={optional}
        error={errorOf("note")}
      >
        {(control) => <Textarea {...control} rows={2} defaultValue={values.note} />}
      </Field>
    </>
  );
}
