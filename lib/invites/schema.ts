import { z } from "zod";
import { pageKeySchema } from "@/lib/auth/known";
import { nameSchema, zoneSchema } from "@/lib/auth/schema";
import { idSchema } from "@/lib/id";
import { firstAnswerFields } from "@/lib/rsvp/schema";
import { line, orBlank, paragraph } from "@/lib/text";
import { parseLocalDate } from "@/lib/time";
import { type Expiry, expiryChoices } from "./expiry";
import { MOST_USES } from "./open";

/** Joining by a link. `name` is empty for somebody whose name is known. */
export const joinSchema = z.object({
  token: z.string("invalid").max(200, "invalid"),
  pageKey: pageKeySchema,
  name: orBlank(nameSchema),
  zone: zoneSchema,
});

/** Which group a form of its invites is about: read first, for the proof. */
export const groupSchema = z.object({ group: idSchema });

/** Which invite is revoked or replaced. */
export const inviteSchema = z.object({ invite: idSchema });

/** Making an invite. `press` is the page's: pressed twice, it makes one. */
export const makeSchema = z
  .object({
    press: idSchema,
    label: line(60),
    expiry: z.enum(expiryChoices, "invalid"),
    until: z.string("invalid").max(40, "noSuchDay"),
    uses: orBlank(z.coerce.number("notAmount").int("notAmount").min(1, "notAmount").max(MOST_USES, "notAmount")),
  })
  .transform(({ expiry, until, ...rest }, context) => {
    const ends = expiryIn(expiry, until);
    if (typeof ends === "string" && ends !== "never") {
      context.addIssue({ code: "custom", message: ends, path: ["until"] });
      return z.NEVER;
    }
    return { ...rest, expiry: ends };
  });

export type MakeInput = z.infer<typeof makeSchema>;

function expiryIn(choice: (typeof expiryChoices)[number], until: string): Expiry | "required" | "noSuchDay" {
  if (choice === "never") return "never";
  if (choice !== "date") return { days: Number(choice) };
  const date = parseLocalDate(until);
  if (date) return { until: date };
  return until === "" ? "required" : "noSuchDay";
}

/** Adding somebody by name. `press` is the page's: pressed twice, it adds one. */
export const addGuestSchema = z.object({ group: idSchema, press: idSchema, name: nameSchema });

/** The same with their answer to a date. */
export const addAnsweringSchema = addGuestSchema.extend(firstAnswerFields).extend({ note: orBlank(paragraph(200)) });

/** Whom an organizer adds. */
export type GuestInput = Pick<z.infer<typeof addGuestSchema>, "press" | "name">;
