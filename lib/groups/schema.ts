import { z } from "zod";
import { pageKeySchema } from "@/lib/auth/known";
import { nameSchema } from "@/lib/auth/schema";
import { parseRule } from "@/lib/schedule/rule";
import { line, orBlank } from "@/lib/text";
import { parseLocalDate, parseLocalTime, parseZone } from "@/lib/time";
import { groupKinds } from "./kinds";

/** Reads a text by a parser that gives null for what it refuses; then the field's fault is `message`. */
function parsed<T>(parse: (text: string) => T | null, message: string) {
  return z.string("required").transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: text === "" ? "required" : message });
    return z.NEVER;
  });
}

const webAddress = line(500).refine(
  (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
  "notAWebAddress",
);

/** "once", or the value of an RRULE within the whitelist. */
const cadence = z.string("required").transform((text, context) => {
  if (text === "once") return null;
  if (parseRule(text).ok) return text;
  context.addIssue({ code: "custom", message: "chooseOne" });
  return z.NEVER;
});

/** Founding a group. `you` is empty for somebody whose name is known. */
export const foundSchema = z.object({
  /** It meets on a first day not before `from`, on the wall clock of `zone`. */
  from: parsed(parseLocalDate, "noSuchDay"),
  cadence,
  time: parsed(parseLocalTime, "noSuchTime"),
  zone: parsed(parseZone, "unknownZone"),
  kind: z.enum(groupKinds, "chooseOne"),
  name: line(80),
  you: orBlank(nameSchema),
  /** Minutes. */
  length: z.coerce.number("invalid").int("invalid").min(5, "tooShort").max(1440, "tooLong"),
  place: orBlank(line(200)),
  link: orBlank(webAddress),
  pageKey: pageKeySchema,
});

export type FoundInput = z.output<typeof foundSchema>;
