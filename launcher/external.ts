import pg from "pg";
import { Fault } from "./fault.mjs";
import { codeOf } from "./folder";

const TIMEOUT_MS = 5000;

/** The oldest PostgreSQL that we run on, as `server_version_num` says it. */
const OLDEST = 150_000;

/** What is wrong with a server of this version ("140012"), if anything. */
export function versionFault(versionNumber: string): string | undefined {
  const version = Number(versionNumber);
  if (version >= OLDEST) return undefined;
  return `runs PostgreSQL ${Math.floor(version / 10_000)}, which is too old: it must be 15 or later`;
}

/** Refuses databases of the operator's that cannot be reached or are too old, one line each. */
export async function checkDatabases(variables: Record<string, string | undefined>): Promise<void> {
  const faults: string[] = [];
  for (const name of ["DATABASE_URL", "DATABASE_DIRECT_URL"]) {
    const url = variables[name];
    const fault = url && (await databaseFault(url));
    if (fault) faults.push(`the database of ${name} at ${new URL(url).host} ${fault}`);
  }
  if (faults.length > 0) throw new Fault(faults);
}

async function databaseFault(url: string): Promise<string | undefined> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
  });
  // Without a listener a connection that breaks later would end this process.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("SHOW server_version_num");
    return versionFault(rows[0].server_version_num);
  } catch (error) {
    return `cannot be reached (${reasonOf(error)})`;
  } finally {
    await client.end().catch(() => {});
  }
}

// Where a name has several addresses Node wraps one error for each of them in one without a message.
function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  return (first instanceof Error && first.message.split("\n")[0]) || codeOf(first) || "no reason given";
}
