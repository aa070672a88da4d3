import { inject } from "vitest";

// One database for each of vitest's slots for a worker: files follow one another there, never side by side.
process.env.DATABASE_URL = `${inject("templateUrl")}_${process.env.VITEST_POOL_ID ?? "0"}`;
process.env.DATABASE_POOL_SIZE = "10";
process.env.SECRET = "a secret of thirty-two characters";
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = Buffer.alloc(32, "key").toString("base64");
process.env.PORT = "3000";
const unset = ["DATABASE_DIRECT_URL", "APP_URL", "SMTP_URL", "MAIL_FROM", "OPERATORS"];
const issuer = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"];
for (const name of [...unset, ...issuer]) delete process.env[name];
