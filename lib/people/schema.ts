import { z } from "zod";
import { idSchema } from "@/lib/id";

/** Merging one entry of a group into another. */
export const mergeSchema = z.object({ group: idSchema, member: idSchema, into: idSchema });

/** Whom the page asked about, and whom it asked. */
export const besideSchema = z.object({ guest: idSchema, account: idSchema });
