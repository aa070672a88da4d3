import { z } from "zod";
import { idSchema } from "@/lib/id";

/** Putting away what one was told; `notice`: each, of one series. */
export const dismissSchema = z.object({
  group: idSchema,
  notice: z.array(idSchema).min(1, "invalid").max(100, "invalid"),
  /** Where to go afterwards: a closed list, never an address. */
  from: z.enum(["home", "group", "meetup"], "invalid"),
});
