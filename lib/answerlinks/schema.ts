import { z } from "zod";
import { dateSchema } from "@/lib/rsvp/schema";

/** Answering by a link. `date`: the one that was shown beside it. */
export const answerLinkSchema = z.object({
  token: z.string().max(100, "invalid"),
  date: dateSchema,
  answer: z.enum(["in", "maybe", "out"], "invalid"),
});
