import { z } from "zod";
import { FORM, type FormState, type Typed } from "@/lib/form-state";

const MESSAGE_KEY = /^[a-z][A-Za-z0-9]*$/;
// Longer than any field may be, short enough to send back to the browser.
const MAX_ECHO = 10_000;

/**
 * Reads a posted form. Only the schema's fields are read: of a field that is given twice the last value counts, one that
 * is an array in the schema takes all of them, files count as not given.
 * @param schema of an object, perhaps transformed; its messages are message keys ("tooLong"); any other message becomes "invalid".
 * @returns the data and what was typed, or the form's next state.
 */
export function readForm<Data>(
  schema: z.ZodType<Data>,
  formData: FormData,
): { ok: true; data: Data; typed: Typed } | { ok: false; state: FormState } {
  const shape = shapeOf(schema);
  const given = Object.keys(shape).map((name) => [name, textsOf(formData, name)] as const);
  const many = (name: string) => takesMany(shape[name]);
  const typed: Typed = {
    values: Object.fromEntries(
      given.flatMap(([name, texts]) => (many(name) ? [] : texts.slice(-1).map((text) => [name, echo(text)]))),
    ),
    lists: Object.fromEntries(given.flatMap(([name, texts]) => (many(name) ? [[name, texts.map(echo)]] : []))),
  };
  const parsed = schema.safeParse(
    Object.fromEntries(given.map(([name, texts]) => [name, many(name) ? texts : texts.at(-1)])),
  );
  if (parsed.success) return { ok: true, data: parsed.data, typed };
  return { ok: false, state: { ...typed, errors: errorsOf(parsed.error) } };
}

/** The form's next state where its fields were fine and the command refused: the reason, with what was typed. */
export function refusedForm<Reason extends string>(typed: Typed, reason: Reason): FormState<Reason> {
  return { ...typed, errors: {}, reason };
}

function shapeOf(schema: unknown): z.ZodObject["shape"] {
  if (schema instanceof z.ZodObject) return schema.shape;
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in);
  throw new TypeError("A form's schema must be one of an object");
}

function textsOf(formData: FormData, name: string): string[] {
  return formData.getAll(name).filter((value) => typeof value === "string");
}

function takesMany(schema: unknown): boolean {
  if (schema instanceof z.ZodArray) return true;
  if (schema instanceof z.ZodPipe) return takesMany(schema.in) || takesMany(schema.out);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return takesMany(schema.unwrap());
  }
  return false;
}

function echo(text: string): string {
  return text.slice(0, MAX_ECHO).replace(/\p{Surrogate}/gu, "\ufffd");
}

/** The first fault of each field: one thing to change at a time. */
function errorsOf(error: z.ZodError): Record<string, string> {
  const faults = error.issues.map(({ path: [field = FORM], message }) => [
    String(field),
    MESSAGE_KEY.test(message) ? message : "invalid",
  ]);
  return Object.fromEntries(faults.reverse());
}
