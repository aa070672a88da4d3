import { randomBytes } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { Fault } from "./fault.mjs";
import { ensureFolder, readIfThere, writeFirst } from "./folder";

const schema = z.object({
  SECRET: z.string(),
  /** 32 bytes in base64: forms of a page opened before an upgrade still post. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string(),
  databasePassword: z.string(),
});

export type Secrets = z.infer<typeof schema>;

/** Fresh secrets. */
export function newSecrets(): Secrets {
  return {
    SECRET: randomBytes(32).toString("base64url"),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    databasePassword: randomBytes(24).toString("base64url"),
  };
}

/** The secrets kept in a folder; made on the first call, the same ever after. */
export async function keptSecrets(folder: string): Promise<Secrets> {
  const file = path.join(folder, "secrets.json");
  await ensureFolder(folder);
  const text = (await readIfThere(file)) ?? (await makeSecrets(file));
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new Fault(`${file} is damaged: restore it, or delete it to sign everybody out and begin with new secrets`);
}

async function makeSecrets(file: string): Promise<string | undefined> {
  const text = `${JSON.stringify(newSecrets(), null, 2)}\n`;
  return (await writeFirst(file, text)) ? text : readIfThere(file);
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
