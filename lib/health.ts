import "server-only";
import { db } from "@/lib/db";

/** Whether the database answers. */
export async function isDatabaseUp(): Promise<boolean> {
  return db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
}
