import { z } from "zod";
import { switchOf } from "./switches";

/** Whose: by the token of a link; left out: of who asks. */
const token = z.optional(z.string().max(100, "invalid"));

/** More than anybody has groups. */
const MOST = 5000;

const switches = z
  .array(
    z.string().transform((text, context) => {
      const found = switchOf(text);
      if (found === null) context.addIssue({ code: "custom", message: "invalid" });
      return found ?? z.NEVER;
    }),
  )
  .max(MOST, "invalid");

/** Choosing what is mailed: of the switches that were shown, those that are on. The others are off. */
export const switchesSchema = z.object({ token, shown: switches, on: switches });

/** Turning everything off. */
export const allOffSchema = z.object({ token });
