import { z } from "zod";
import { idSchema } from "@/lib/id";
import { meetupFields } from "@/lib/rsvp/schema";

/** Deciding whether one date takes place. */
export const decideSchema = z.object({ ...meetupFields, verdict: z.enum(["on", "off"], "invalid") });

/** Saying that a series lives on. */
export const keepAliveSchema = z.object({ group: idSchema, series: idSchema });
