/** The settings of tests, and of the app that they run against. */
export const settings: Readonly<Record<string, string>> = {
  DATABASE_POOL_SIZE: "10",
  SECRET: "a secret of thirty-two characters",
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, "key").toString("base64"),
  PORT: "3000",
};

/** What whoever runs the tests may have set, and no test reads. */
export const unset: readonly string[] = [
  ...["DATABASE_DIRECT_URL", "APP_URL", "SMTP_URL", "MAIL_FROM", "OPERATORS"],
  ...["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
];

/** One database for each of vitest's slots for a worker: files follow one another there, never side by side. */
export function databaseOf(templateUrl: string, slot: string | undefined): string {
  return `${templateUrl}_${slot ?? "0"}`;
}
