import { z } from "zod";

/** Merging one entry of a group into another. */
export const mergeSchema = z.object({ group: z.uuid("invalid"), member: z.uuid("invalid"), into: z.uuid("invalid") });
