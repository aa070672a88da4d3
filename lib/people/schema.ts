import { z } from "zod";

/** Merging one entry of a group into another. */
export const mergeSchema = z.object({ group: z.uuid("invalid"), member: z.uuid("invalid"), into: z.uuid("invalid") });

/** Whom the page asked about, and whom it asked. */
export const besideSchema = z.object({ guest: z.uuid("invalid"), account: z.uuid("invalid") });
