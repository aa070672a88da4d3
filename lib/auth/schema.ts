import { z } from "zod";
import { idSchema } from "@/lib/id";
import { line, orBlank } from "@/lib/text";
import { parseZone } from "@/lib/time";
import { pageKeySchema } from "./known";

/** A person's name. */
export const nameSchema = line(60);

/** An IANA zone; empty: none. */
export const zoneSchema = z.string().transform((text, context) => {
  if (text === "") return null;
  const zone = parseZone(text);
  if (zone === null) context.addIssue({ code: "custom", message: "unknownZone" });
  return zone;
});

/** Asking for a sign-in link. The address comes out in lower case. */
export const signInSchema = z.object({
  // Checked before it is lowered: the Kelvin sign becomes a k, and the address somebody else's.
  email: z
    .string()
    .trim()
    .pipe(z.email("notAnAddress").max(254, "tooLong"))
    .transform((text) => text.toLowerCase()),
});

/** What a person is called, and their zone. */
export const profileSchema = z.object({ name: nameSchema, zone: zoneSchema });

/** The button of a personal link's page. */
export const personalLinkSchema = z.object({ token: z.string().max(200), pageKey: pageKeySchema });

/** The button of the first start. `name` is empty for somebody whose name is known. */
export const operatorSchema = z.object({
  secret: z.string("invalid").max(200, "invalid"),
  pageKey: pageKeySchema,
  name: orBlank(nameSchema),
  zone: zoneSchema,
});

/** A browser of the person who asks, to be signed out. */
export const browserSchema = z.object({ browser: idSchema });
