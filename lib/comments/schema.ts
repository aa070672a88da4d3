import { z } from "zod";
import { pageKeySchema } from "@/lib/auth/known";
import { idSchema } from "@/lib/id";
import { dateSchema } from "@/lib/rsvp/schema";
import { paragraph } from "@/lib/text";

const of = { group: idSchema, series: idSchema, date: dateSchema };

/** The longest comment, in characters. */
export const LONGEST_COMMENT = 1000;

/** Writing a comment, or changing the own one that `comment` names. */
export const commentSchema = z.object({
  ...of,
  comment: z.preprocess((value) => (value === "" || value === undefined ? null : value), idSchema.nullable()),
  text: paragraph(LONGEST_COMMENT),
  pageKey: pageKeySchema,
});

/** Deleting one's own comment, or removing somebody else's. */
export const oneCommentSchema = z.object({ ...of, comment: idSchema });
