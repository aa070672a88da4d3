import pg from "pg";

/** Runs one statement on a connection of its own. */
export async function administer(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** The address of another database on the same cluster. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** Makes a copy of a template database, unless it is there. */
export async function ensureCopy(templateUrl: string, url: string): Promise<void> {
  const [template, name] = [templateUrl, url].map((address) => new URL(address).pathname.slice(1));
  const server = databaseAt(templateUrl, "postgres");
  const found = await administer(server, "SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (found.length === 0) await administer(server, `CREATE DATABASE "${name}" TEMPLATE "${template}"`);
}
