import { z } from "zod";

const blankIsUnset = (value: unknown) => (value === "" ? undefined : value);

function addressesIn(list: string): string[] {
  return list
    .split(",")
    .map((address) => address.trim().toLowerCase())
    .filter((address) => address !== "");
}

function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess(blankIsUnset, schema.optional());
}

function url(protocols: RegExp, words: string) {
  return z.string().refine((text) => URL.canParse(text) && protocols.test(new URL(text).protocol), words);
}

const postgresUrl = url(/^postgres(ql)?:$/, "must be an address like postgresql://user:password@host:5432/name");

/** Its keys come over TLS, or from this machine (OpenID Connect Discovery 1.0 §4.1). */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  const isTrusted = protocol === "https:" || (protocol === "http:" && hostname === "localhost");
  return isTrusted && search === "" && hash === "";
}

/** Everything that can be configured. Documented for operators in .env.example. */
export const environmentSchema = z
  .object({
    DATABASE_URL: postgresUrl,
    /** Past a pooler, for migrations, LISTEN and the worker. */
    DATABASE_DIRECT_URL: optional(postgresUrl),
    DATABASE_POOL_SIZE: z.preprocess(
      blankIsUnset,
      z.coerce
        .number("must be a whole number from 2 to 500")
        .int()
        .min(2, "must be at least 2")
        .max(500, "must be at most 500")
        .default(10),
    ),
    PORT: z.preprocess(
      blankIsUnset,
      z.coerce
        .number("must be a port from 1 to 65535")
        .int()
        .min(1, "must be a port from 1 to 65535")
        .max(65535, "must be a port from 1 to 65535")
        .default(3000),
    ),
    /** Where people reach the app, without a path. Unset: http://localhost:PORT, for trying out. */
    APP_URL: optional(
      url(/^https?:$/, "must be an address like https://regulars.example.org").refine(
        (text) => URL.canParse(text) && new URL(text).pathname === "/",
        "must be an address without a path",
      ),
    ),
    SECRET: z.string("is missing").min(32, "must have at least 32 characters"),
    /** Next's name for the key that keeps forms valid across builds. */
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
      .string("is missing")
      .refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes in base64"),
    SMTP_URL: optional(url(/^smtps?:$/, "must be an address like smtps://user:password@mail.example.org")),
    /** "off": this process serves pages and leaves jobs and what falls due to other processes. */
    JOBS: z.preprocess(blankIsUnset, z.enum(["on", "off"], "must be on or off").default("on")),
    /** Who may found groups. */
    FOUNDING: z.preprocess(
      blankIsUnset,
      z.enum(["anyone", "members", "operators"], "must be anyone, members or operators").default("anyone"),
    ),
    /** The addresses of those who run the instance, in lower case. None: whoever used the link of the first start. */
    OPERATORS: z
      .string()
      .default("")
      .transform((text) => addressesIn(text))
      .refine(
        (list) => list.every((address) => /^[^@\s]+@[^@\s]+$/.test(address)),
        "must be mail addresses, with commas between",
      ),
    MAIL_FROM: optional(z.string().regex(/^[^@\n]*[^@\s]+@[^@\s]+$/, "must be a mail address")),
    /** Who vouches for people besides their mail: an OpenID Connect issuer. */
    OIDC_ISSUER: optional(z.string().refine(isIssuer, "must be an address like https://accounts.example.org")),
    OIDC_CLIENT_ID: optional(z.string()),
    OIDC_CLIENT_SECRET: optional(z.string()),
  })
  .refine(
    ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }) =>
      !OIDC_ISSUER === !OIDC_CLIENT_ID && !OIDC_CLIENT_ID === !OIDC_CLIENT_SECRET,
    { path: ["OIDC_ISSUER"], message: ", OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three or none" },
  )
  .refine((env) => !env.SMTP_URL === !env.MAIL_FROM, {
    path: ["MAIL_FROM"],
    message: "and SMTP_URL go together: set both or none",
  });

export type Environment = z.infer<typeof environmentSchema>;

/**
 * Reads the configuration.
 * @returns the settings, or every fault at once, one line each ("PORT must be …").
 */
export function readEnvironment(
  source: Record<string, string | undefined>,
): { ok: true; env: Environment } | { ok: false; faults: string[] } {
  const parsed = environmentSchema.safeParse(source);
  if (parsed.success) return { ok: true, env: parsed.data };
  return {
    ok: false,
    faults: parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`.replace(" ,", ",")),
  };
}

let cached: Environment | undefined;

/** The settings of this process. Throws where they are wrong; the launcher checks them before it starts the app. */
export function env(): Environment {
  if (cached) return cached;
  const result = readEnvironment(process.env);
  if (!result.ok) throw new Error(`Configuration: ${result.faults.join("; ")}`);
  cached = result.env;
  return cached;
}

/** Where links in messages point: never taken from a request. No slash at the end. */
export function appUrl(): string {
  const { APP_URL, PORT } = env();
  return APP_URL ? new URL(APP_URL).origin : `http://localhost:${PORT}`;
}
