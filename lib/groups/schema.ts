import { z } from "zod";
import { pageKeySchema } from "@/lib/auth/known";
import { nameSchema } from "@/lib/auth/schema";
import { idSchema } from "@/lib/id";
import { parseRule } from "@/lib/schedule/rule";
import { line, orBlank, paragraph } from "@/lib/text";
import { parseLocalDate, parseLocalTime, parseZone } from "@/lib/time";
import { accents } from "./accents";
import { groupKinds } from "./kinds";
import { webAddressIn } from "./web-address";

/** Reads a text by a parser that gives null for what it refuses; then the field's fault is `message`. */
function parsed<T>(parse: (text: string) => T | null, message: string) {
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

/** When and where a series meets. */
const planFields = {
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

const nameOfGroup = line(80);

/** Founding a group. `you` is empty for somebody whose name is known. */
export const foundSchema = z.object({
  ...planFields,
  kind: z.enum(groupKinds, "chooseOne"),
  name: nameOfGroup,
  you: orBlank(nameSchema),
  pageKey: pageKeySchema,
});

export type FoundInput = z.output<typeof foundSchema>;

/** What a group is called, what it says of itself, its colour. */
export const groupSchema = z.object({
  group: idSchema,
  name: nameOfGroup,
  description: orBlank(paragraph(1000)),
  accent: z.enum(accents, "chooseOne"),
});

export type GroupInput = z.output<typeof groupSchema>;

/** Adding a series to a group. */
export const seriesSchema = z.object({
  ...planFields,
  group: idSchema,
  name: nameOfGroup,
  description: orBlank(paragraph(1000)),
  pageKey: pageKeySchema,
});

export type SeriesInput = z.output<typeof seriesSchema>;

/** Deleting a group: `name` is typed once more. */
export const deleteSchema = z.object({ group: idSchema, name: nameOfGroup });

/** Bringing a deleted group back. `token`: of its recovery link. */
export const restoreSchema = z.object({ token: z.string("invalid").max(200, "invalid") });
