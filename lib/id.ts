import { z } from "zod";

const idSchema = z.uuid();

/** Whether a text from an address can be the id of a row; PostgreSQL answers any other text with an error. */
export function isId(text: string): boolean {
  return idSchema.safeParse(text).success;
}
