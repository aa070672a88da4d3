import { z } from "zod";
import { givenRoles } from "./policy";

const idSchema = z.uuid("invalid");
const of = { group: idSchema, member: idSchema };

export const giveRoleSchema = z.object({ ...of, role: z.enum(givenRoles, "invalid") });

/** `after`: what the one who hands over is from then on. */
export const handOverSchema = z.object({ ...of, after: z.enum(givenRoles, "invalid") });

export const removeSchema = z.object({ ...of, back: z.enum(["yes", "no"], "invalid") });

export const readmitSchema = z.object(of);

export const nameOutSchema = z.object({ group: idSchema });

/** Leaving. `successor` is empty for all but the last organizer. */
export const leaveSchema = z.object({
  group: idSchema,
  successor: z.preprocess((value) => (value === "" || value === undefined ? null : value), idSchema.nullable()),
  nameless: z.preprocess((value) => value === "yes", z.boolean()),
});
