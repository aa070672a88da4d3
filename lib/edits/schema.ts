import { z } from "zod";
import { idSchema } from "@/lib/id";
import { line, orBlank, paragraph } from "@/lib/text";

/** What a series is called and says of itself. */
export const changeSchema = z.object({
  group: idSchema,
  series: idSchema,
  name: line(80),
  description: orBlank(paragraph(1000)),
});

/** Ending a series. `turn`: at which the preview was made. */
export const endSchema = z.object({
  group: idSchema,
  series: idSchema,
  turn: z.coerce.number("invalid").int("invalid").min(0, "invalid").max(2_147_483_647, "invalid"),
});
