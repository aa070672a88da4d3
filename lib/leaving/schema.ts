import { z } from "zod";
import { idSchema } from "@/lib/id";

/** Removing a member. `back`: whether an invite lets them in again. */
export const removeSchema = z.object({ group: idSchema, member: idSchema, back: z.enum(["yes", "no"], "invalid") });

/** Leaving. `successor` is empty for all but the last organizer. */
export const leaveSchema = z.object({
  group: idSchema,
  successor: z.preprocess((value) => (value === "" || value === undefined ? null : value), idSchema.nullable()),
  nameless: z.preprocess((value) => value === "yes", z.boolean()),
});
