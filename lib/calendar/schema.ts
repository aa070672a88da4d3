import { z } from "zod";

/** Another address for one's feed of a group. */
export const rotateGroupFeedSchema = z.object({ group: z.uuid("invalid") });
