import { z } from "zod";

const LONE_SURROGATE = /\p{Surrogate}/u;
// Embeddings, overrides and isolates: they can make the words after them read backwards. The marks U+200E and U+200F
// stay, they are part of ordinary right-to-left writing.
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}\u2800]/gu;
const LINE_BREAK = /\r\n?|[\u2028\u2029]/g;
// Normal form C takes a time that grows with the square of the length: half a megabyte of accents would take minutes.
const MOST_TYPED = 10_000;

/**
 * A line that a person must fill in: white space collapsed, in normal form C, without bidi overrides. Markup stays what
 * it is, text. Refused as "required" (nothing visible), "tooLong" or "characters" (control characters and broken
 * Unicode, which Postgres would answer with an error).
 * @param max in code points, as Postgres counts the characters of a text.
 */
export function line(max: number) {
  return text(max, (raw) => raw.replace(/\s+/g, " "));
}

/** Like `line`, but keeps line breaks (as "\n", at most one empty line in a row) and indentation. */
export function paragraph(max: number) {
  return text(max, (raw) =>
    raw
      .replace(LINE_BREAK, "\n")
      .split("\n")
      .map((one) => one.trimEnd())
      .join("\n")
      .replace(/\n{3,}/g, "\n\n"),
  );
}

/** A field that may stay empty: null where nothing visible was typed or the field is missing, else what `schema` says. */
export function orBlank<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (isBlank(value) ? null : value), schema.nullable());
}

function text(max: number, tidy: (raw: string) => string) {
  return z
    .string("required")
    .max(MOST_TYPED, "tooLong")
    .transform((raw) => tidy(raw).replace(BIDI_CONTROLS, "").normalize("NFC").trim())
    .superRefine((value, context) => {
      const fault = faultOf(value, max);
      if (fault) context.addIssue({ code: "custom", message: fault });
    });
}

function faultOf(value: string, max: number): "required" | "tooLong" | "characters" | null {
  if (LONE_SURROGATE.test(value) || /(?![\n\t])\p{Cc}/u.test(value)) return "characters";
  if (isBlank(value)) return "required";
  return [...value].length > max ? "tooLong" : null;
}

function isBlank(value: unknown): boolean {
  return value === undefined || (typeof value === "string" && value.replace(INVISIBLE, "") === "");
}
