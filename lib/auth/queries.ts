import "server-only";
import { db, type Tx } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import { hashToken } from "@/lib/token";
import type { KnownTokens, Viewer } from "./access";
import { browserLines, type KnownBrowser } from "./browsers";
import { personalLink } from "./links";
import { operatorSecret } from "./operator";

/** The issuer by which people may sign in, as they know it: by its host. Null where there is none. */
export function openIdHost(): string | null {
  const { OIDC_ISSUER } = env();
  return OIDC_ISSUER ? new URL(OIDC_ISSUER).host : null;
}

/** A guest's own personal link; null for an account, which signs in by mail. */
export function ownPersonalLink(viewer: Viewer): string | null {
  return viewer.email === null ? personalLink(appUrl(), env().SECRET, viewer) : null;
}

/** The address at which somebody becomes the one who runs the instance; null where somebody is or OPERATORS says who. */
export async function operatorAddress(): Promise<string | null> {
  const { SECRET, OPERATORS } = env();
  if (OPERATORS.length > 0 || (await db().operator.count()) > 0) return null;
  return `${appUrl()}/operator/${operatorSecret(SECRET)}`;
}

/** The viewer's sessions and devices. @param tokens what this browser is known by. */
export async function knownBrowsers(
  client: Tx,
  viewer: Viewer,
  { session, device }: KnownTokens,
  now: Date,
): Promise<KnownBrowser[]> {
  return client.$queryRaw<KnownBrowser[]>`
    SELECT id, browser, created_at AS since, token_hash = ${hashToken(session ?? "")} AS here FROM sessions
    WHERE user_id = ${viewer.userId}::uuid AND expires_at > ${now}
    UNION ALL
    SELECT id, browser, created_at, token_hash = ${hashToken(device ?? "")} FROM devices
    WHERE user_id = ${viewer.userId}::uuid AND expires_at > ${now}`;
}

/** Where the viewer is signed in, line by line. */
export async function signedInBrowsers(viewer: Viewer, tokens: KnownTokens, now: Date): Promise<KnownBrowser[]> {
  return browserLines(await knownBrowsers(db(), viewer, tokens, now));
}
