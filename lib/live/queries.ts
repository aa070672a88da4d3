import "server-only";
import { db } from "@/lib/db";
import type { Member } from "@/lib/members/access";
import type { Turns } from "./message";

/** At which turns the series of the member's group are. One query. */
export async function turnsOfGroup({ groupId }: Member): Promise<Turns> {
  const rows = await db().$queryRaw<{ id: string; turn: number }[]>`
    SELECT id, turn FROM series WHERE group_id = ${groupId}::uuid`;
  return new Map(rows.map(({ id, turn }) => [id, turn]));
}
