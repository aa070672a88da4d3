import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Provider } from "oidc-provider";
import { issuerClient } from "./issuer-client";

/** An OpenID Connect issuer, with one page: it asks for an address and believes it. */
export type Issuer = {
  readonly address: string;
  /** The settings of the app that it knows. */
  readonly settings: Readonly<Record<"OIDC_ISSUER" | "OIDC_CLIENT_ID" | "OIDC_CLIENT_SECRET", string>>;
  stop(): Promise<void>;
};

const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = issuerClient;
// The app's clock may be years ahead of this one.
const LONG_S = 20 * 365 * 86_400;

/**
 * Starts an issuer on a port of this machine.
 * @param app the origin of the app that it knows.
 */
export async function startIssuer(port: number, app: string): Promise<Issuer> {
  const address = `http://localhost:${port}`;
  const provider = new Provider(address, configuration(app));
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/interaction/")) return answer(request, response);
    interact(provider, request, response).catch((error: unknown) => response.destroy(new Error(String(error))));
  });
  await new Promise<void>((resolve) => server.listen(port, resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address, settings: { OIDC_ISSUER: address, ...issuerClient }, stop };
}

function configuration(app: string): NonNullable<ConstructorParameters<typeof Provider>[1]> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${app}/api/auth/callback/openid`],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kty: "RSA", use: "sig", alg: "RS256", kid: "one" }] },
    cookies: { keys: [randomUUID()] },
    scopes: ["openid", "email", "profile"],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true, methods: ["S256"] },
    ttl: { Session: 600, Grant: 600, Interaction: 600, AccessToken: 600, IdToken: LONG_S, AuthorizationCode: 60 },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => claimsOf(sub) }),
    // Whoever signs in has agreed.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? "",
        accountId: oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}

/** Who writes "not " before an address has not confirmed it. */
function claimsOf(sub: string) {
  const email = sub.replace("not ", "");
  return { sub, email, email_verified: email === sub, name: email.split("@")[0] };
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "POST") {
    let body = "";
    for await (const part of request) body += part;
    const given = new URLSearchParams(body);
    const result = given.has("no") ? { error: "access_denied" } : { login: { accountId: given.get("address") ?? "" } };
    return provider.interactionFinished(request, response, result);
  }
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(`<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Issuer</title>
    <form method="post"><label>Address <input name="address"></label>
    <button>Yes</button> <button name="no" value="1">No</button></form>`);
}
