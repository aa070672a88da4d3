import { z } from "zod";
import { idSchema } from "@/lib/id";
import { meetupFields } from "@/lib/rsvp/schema";

/** Taking down who came: the ids of those ticked, none where nobody did. */
export const turnoutSchema = z.object({ ...meetupFields, came: z.array(idSchema) });
