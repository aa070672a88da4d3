import "server-only";
import { db } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import type { Viewer } from "./access";
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
