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

/** Which group a form is about: read first, for the proof. */
export const groupOfForm = z.object({ group: idSchema });

/** What is said for a date. */
const given = {
  answer: z.enum(["in", "maybe", "out"], "invalid"),
  /** Absent: the note stays as it is. */
  note: z.optional(orBlank(paragraph(200))),
  /** Absent: as many as before. */
  brings: z.optional(z.coerce.number("invalid").int("invalid").min(0, "invalid").max(9, "invalid")),
};

/** Which date of which series of which group. */
export const meetupFields = { group: idSchema, series: idSchema, date: dateSchema };

/** Answering one meetup. */
export const answerSchema = z.object({
  ...meetupFields,
  ...given,
  /** Where to go afterwards: a closed list, never an address. */
  from: z.enum(["home", "group", "schedule", "meetup"], "invalid"),
});

/** Answering one meetup for a member. Empty where no member was chosen. An empty note leaves theirs as it is. */
export const answerForSchema = z.object({
  ...meetupFields,
  ...given,
  member: z.preprocess((value) => (value === "" ? undefined : value), z.uuid("required").toLowerCase()),
  brings: z.preprocess((value) => (value === "" ? undefined : value), given.brings),
  note: orBlank(paragraph(200)),
});

/** The answer of somebody who is added by an organizer, with the date. */
export const firstAnswerFields = { series: idSchema, date: dateSchema, ...given };

export type AnswerInput = z.output<typeof answerSchema>;
