import { z } from "zod";
import { pageKeySchema } from "@/lib/auth/known";
import { nameSchema } from "@/lib/auth/schema";
import { idSchema } from "@/lib/id";
import { planFields } from "@/lib/schedule/schema";
import { line, orBlank, paragraph } from "@/lib/text";
import { accents } from "./accents";
import { groupKinds } from "./kinds";

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
