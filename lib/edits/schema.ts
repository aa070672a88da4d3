import { z } from "zod";
import { line, orBlank, paragraph } from "@/lib/text";

/** What a series is called and says of itself. */
export const changeSchema = z.object({
  group: z.uuid("invalid"),
  series: z.uuid("invalid"),
  name: line(80),
  description: orBlank(paragraph(1000)),
});

/** Ending a series. `turn`: at which the preview was made. */
export const endSchema = z.object({
  group: z.uuid("invalid"),
  series: z.uuid("invalid"),
  turn: z.coerce.number("invalid").int("invalid").min(0, "invalid").max(2_147_483_647, "invalid"),
});
