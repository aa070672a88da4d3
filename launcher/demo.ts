import path from "node:path";
import { checkDatabases } from "./external";
import { Fault } from "./fault.mjs";
import { databaseHome } from "./home";
import { lockOf } from "./lock";
import { readSettings } from "./settings";
import { DATABASE } from "./start";

/** The environment with a database: the configured one, else that of the app which runs in this folder. */
export async function databaseEnv(root: string): Promise<NodeJS.ProcessEnv> {
  const { env, databaseUrl } = await readSettings(root, path.join(root, ".data"));
  if (!databaseUrl) return runningEnv(root);
  await checkDatabases(env);
  return env;
}

/** The environment of the app that runs in this folder; a fault of one line where none does. */
export async function runningEnv(root: string): Promise<NodeJS.ProcessEnv> {
  const folder = path.join(root, ".data");
  const { env, databaseUrl, port, secrets } = await readSettings(root, folder);
  const health = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined);
  await health?.body?.cancel();
  if (!health?.ok) throw new Fault(`no app runs on port ${port}: begin with \`npm start\`, and run this beside it`);
  if (databaseUrl) return env;
  const lock = await lockOf((await databaseHome(folder)).data);
  if (typeof lock !== "object" || lock.port === 0) {
    throw new Fault(`what runs on port ${port} was not started in this folder: begin with \`npm start\` here`);
  }
  const address = `postgresql://postgres:${secrets.databasePassword}@127.0.0.1:${lock.port}/${DATABASE}`;
  return { ...env, DATABASE_URL: address };
}
