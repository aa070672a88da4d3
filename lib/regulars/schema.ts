import { z } from "zod";
import { idSchema } from "@/lib/id";
import { parsed } from "@/lib/schedule/schema";
import { parseLocalDate } from "@/lib/time";

/** Becoming a regular of a series, and being one no more. */
export const regularSchema = z.object({ group: idSchema, series: idSchema });

const day = parsed(parseLocalDate, "noSuchDay");

/** Being away: the first and the last day. */
export const awaySchema = z.object({ from: day, to: day });

/** Being back from an away. */
export const liftSchema = z.object({ away: idSchema });
