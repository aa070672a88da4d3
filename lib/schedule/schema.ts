import { z } from "zod";
import { line, orBlank } from "@/lib/text";
import { parseLocalDate, parseLocalTime, parseZone } from "@/lib/time";
import { parseRule } from "./rule";
import { webAddressIn } from "./web-address";

/** Reads a text by a parser that gives null for what it refuses; then the field's fault is `message`. */
export function parsed<T>(parse: (text: string) => T | null, message: string) {
  return z.string("required").transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: text === "" ? "required" : message });
    return z.NEVER;
  });
}

const webAddress = line(500).transform((text, context) => {
  const address = webAddressIn(text);
  if (address !== null) return address;
  context.addIssue({ code: "custom", message: "notAWebAddress" });
  return z.NEVER;
});

/** "once", or the value of an RRULE within the whitelist. */
const cadence = z.string("required").transform((text, context) => {
  if (text === "once") return null;
  if (parseRule(text).ok) return text;
  context.addIssue({ code: "custom", message: "chooseOne" });
  return z.NEVER;
});

/** When and where a series meets, as fields of a form. */
export const planFields = {
  /** It meets on a first day not before `from`, on the wall clock of `zone`. */
  from: parsed(parseLocalDate, "noSuchDay"),
  cadence,
  time: parsed(parseLocalTime, "noSuchTime"),
  zone: parsed(parseZone, "unknownZone"),
  /** Minutes. */
  length: z.coerce.number("invalid").int("invalid").min(5, "tooShort").max(1440, "tooLong"),
  place: orBlank(line(200)),
  link: orBlank(webAddress),
};
