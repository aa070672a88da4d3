import pg from "pg";
import { databaseUrl } from "./database";

/**
 * Does something while another transaction holds what it needs, and lets that transaction end once it waits.
 * @param other what the other transaction does: a statement before the act, another while the act waits for it.
 */
export async function whileHeld<T>(
  other: { before: Statement; meanwhile: Statement },
  act: () => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(other.before[0], [...other.before[1]]);
    const done = act();
    await untilOneWaits(client);
    await client.query(other.meanwhile[0], [...other.meanwhile[1]]);
    await client.query("COMMIT");
    return await done;
  } finally {
    await client.end();
  }
}

type Statement = readonly [sql: string, values: readonly string[]];

/** Waits until some other connection waits for a lock. */
async function untilOneWaits(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  if (rows.length === 0) return untilOneWaits(client);
}
