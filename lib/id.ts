import { z } from "zod";

/**
 * The id of a row as a form gives it. In lower case, as PostgreSQL writes it: what the database finds in any case is
 * compared with, signed into links and put into addresses here.
 */
export const idSchema = z.uuid("invalid").toLowerCase();

/** Whether a text from an address is the id of a row, as we write it; PostgreSQL answers what is no UUID with an error. */
export function isId(text: string): boolean {
  return idSchema.safeParse(text).data === text;
}
