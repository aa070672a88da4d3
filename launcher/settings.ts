import path from "node:path";
import { parseEnv } from "node:util";
import { environmentSchema, readEnvironment } from "@/lib/env";
import { Fault } from "./fault.mjs";
import { readIfThere } from "./folder";
import { keptSecrets, newSecrets, type Secrets } from "./secrets";

export type Variables = Record<string, string | undefined>;

/** What a run of the app needs. */
export interface Settings {
  /** The whole environment of the app, but for DATABASE_URL where the database is ours. */
  readonly env: NodeJS.ProcessEnv;
  /** DATABASE_URL if the operator gave one. */
  readonly databaseUrl: string | undefined;
  readonly port: number;
  readonly secrets: Secrets;
}

// For looking at the other settings before there is a database, and for building, which never connects.
const placeholder = "postgresql://nobody@127.0.0.1:1/none";

/** The environment before the file, and an empty variable is none. */
export function mergeVariables(file: Variables, real: Variables): Variables {
  const given = (variables: Variables) => Object.entries(variables).filter(([, value]) => value !== "");
  return Object.fromEntries([...given(file), ...given(real)]);
}

/** What is wrong with the operator's settings, one line each; what we can supply ourselves is not missing. */
export function faultsIn(variables: Variables): string[] {
  const { databasePassword: _, ...supplied } = newSecrets();
  const result = readEnvironment({ DATABASE_URL: placeholder, ...supplied, ...variables });
  return result.ok ? [] : result.faults;
}

/** The settings of `npm start`: the environment, then `.env`, then secrets kept in `folder`. Throws all faults at once. */
export async function readSettings(root: string, folder: string): Promise<Settings> {
  const variables = mergeVariables(parseEnv((await readIfThere(path.join(root, ".env"))) ?? ""), process.env);
  const faults = faultsIn(variables);
  if (faults.length > 0) throw new Fault(faults);
  return settings(variables, await keptSecrets(folder), Number(variables.PORT ?? 3000));
}

/** The settings of a test run: nothing of the operator's, not even through the `.env` that Next reads by itself. */
export async function testSettings(folder: string, port: number): Promise<Settings> {
  const unset = Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, undefined]));
  return settings({ ...process.env, ...unset }, await keptSecrets(folder), port);
}

function settings(variables: Variables, secrets: Secrets, port: number): Settings {
  const { databasePassword: _, ...supplied } = secrets;
  // An empty variable is set, for Next, and not to be taken from `.env`.
  const unset = Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, ""]));
  return {
    env: {
      ...unset,
      DATABASE_URL: placeholder,
      ...supplied,
      ...Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined)),
      PORT: String(port),
      NODE_ENV: "production",
    },
    databaseUrl: variables.DATABASE_URL,
    port,
    secrets,
  };
}
