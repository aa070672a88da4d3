import { z } from "zod";
import { idSchema } from "@/lib/id";
import { orBlank, paragraph } from "@/lib/text";
import { parseLocalDate } from "@/lib/time";

/** A meetup's date as it stands in the address. */
export const dateSchema = z.string().transform((text, context) => {
  const date = parseLocalDate(text);
  if (date === null) context.addIssue({ code: "custom", message: "invalid" });
  return date ?? z.NEVER;
});

/** Answering one meetup. */
export const answerSchema = z.object({
  group: idSchema,
  series: idSchema,
  date: dateSchema,
  answer: z.enum(["in", "maybe", "out"], "invalid"),
  /** Absent: the note stays as it is. */
  note: z.optional(orBlank(paragraph(200))),
  /** Absent: as many as before. */
  brings: z.optional(z.coerce.number("invalid").int("invalid").min(0, "invalid").max(9, "invalid")),
  /** Where to go afterwards: a closed list, never an address. */
  from: z.enum(["home", "group", "schedule", "meetup"], "invalid"),
});

export type AnswerInput = z.output<typeof answerSchema>;
