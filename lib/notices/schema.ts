import { z } from "zod";
import { idSchema } from "@/lib/id";

/** Putting away what one was told. */
export const dismissSchema = z.object({
  group: idSchema,
  notice: idSchema,
  /** Where to go afterwards: a closed list, never an address. */
  from: z.enum(["home", "group", "meetup"], "invalid"),
});
