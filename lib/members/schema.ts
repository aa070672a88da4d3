import { z } from "zod";
import { idSchema } from "@/lib/id";
import { givenRoles } from "./policy";

const of = { group: idSchema, member: idSchema };

/** Giving a member a role. */
export const giveRoleSchema = z.object({ ...of, role: z.enum(givenRoles, "invalid") });

/** Handing the group over. `after`: the role that the one who hands over has from then on. */
export const handOverSchema = z.object({ ...of, after: z.enum(givenRoles, "invalid") });

/** Letting somebody who was barred come back. */
export const readmitSchema = z.object(of);

export const nameOutSchema = z.object({ group: idSchema });
