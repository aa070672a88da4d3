import { z } from "zod";
import { pageKeySchema } from "@/lib/auth/known";
import { nameSchema, zoneSchema } from "@/lib/auth/schema";
import { orBlank } from "@/lib/text";

/** Joining by a link. `name` is empty for somebody whose name is known. */
export const joinSchema = z.object({
  token: z.string("invalid").max(200, "invalid"),
  pageKey: pageKeySchema,
  name: orBlank(nameSchema),
  zone: zoneSchema,
});

export const rotateSchema = z.object({ group: z.uuid("invalid") });
