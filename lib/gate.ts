/** What the gate looks at in a request; headers that are absent are null. */
export type Facts = {
  method: string;
  /** As the address has it, percent-encoded, without the query. */
  path: string;
  /** Percent-encoded, with or without its "?". */
  query: string;
  host: string | null;
  origin: string | null;
  secFetchSite: string | null;
  contentLength: string | null;
  transferEncoding: string | null;
};

/** `appUrl`: where people reach the app; undefined while the app is only tried out. */
export type GateSettings = { appUrl: string | undefined };

/** Let it in, or answer it with a status and the words that messages/en/gate.json has for the reason. */
export type Verdict =
  | { pass: true }
  | { pass: false; status: 400; reason: "brokenAddress" }
  | { pass: false; status: 403; reason: "foreignOrigin" }
  | { pass: false; status: 404; reason: "notFound" }
  | { pass: false; status: 405; reason: "wrongMethod"; allow: string }
  | { pass: false; status: 411; reason: "noLength" }
  | { pass: false; status: 413; reason: "tooLarge" };

/** The largest body let in, in bytes. Next answers what is over 1 MiB with an error page without words. */
export const MAX_BODY = 1_000_000;

const READS = ["GET", "HEAD", "OPTIONS"];
const PASS: Verdict = { pass: true };
const NOT_FOUND: Verdict = { pass: false, status: 404, reason: "notFound" };

/**
 * Judges a request before any page, action or route sees it: writes come from our own pages (but for one-click
 * unsubscribe), bodies say how long they are, and next-auth answers at the few addresses that we use. Everything else is
 * for proofs of access to judge.
 */
export function gate(facts: Facts, settings: GateSettings): Verdict {
  const isWrite = !READS.includes(facts.method);
  if (isWrite && !isOneClick(facts) && !isOurs(facts, settings))
    return { pass: false, status: 403, reason: "foreignOrigin" };
  return lengthVerdict(facts, isWrite) ?? authVerdict(facts) ?? PASS;
}

// Mail programs' servers post here, from no page: what the address says is the proof, and no cookie is asked for.
const ONE_CLICK = /^\/api\/mail\/off\/[\w-]+$/;

/** The one write that need not come from our pages: one-click unsubscribe (RFC 8058 §3.2). */
function isOneClick({ method, path, origin }: Facts): boolean {
  return method === "POST" && origin === null && ONE_CLICK.test(path);
}

function isOurs(facts: Facts, { appUrl }: GateSettings): boolean {
  // A browser leaves Origin out only where it vouches for the request in Sec-Fetch-Site, which no page can forge.
  if (facts.origin === null) return facts.secFetchSite === "same-origin";
  const origin = originOf(facts.origin);
  if (origin === null) return false;
  if (appUrl !== undefined) return origin === new URL(appUrl).origin;
  // Behind the scenes the scheme is not known: compare host and port, a missing port being that of the Origin's scheme.
  return facts.host !== null && origin === originOf(`${new URL(origin).protocol}//${facts.host}`);
}

/** Scheme, host and port in their one spelling; null for "null" and for anything that is not just an origin. */
function originOf(text: string): string | null {
  if (!/^https?:\/\/[^\s/?#@\\,]+$/i.test(text) || !URL.canParse(text)) return null;
  return new URL(text).origin;
}

function lengthVerdict(facts: Facts, isWrite: boolean): Verdict | null {
  const length = facts.transferEncoding === null ? facts.contentLength : null;
  if (length === null) return isWrite ? { pass: false, status: 411, reason: "noLength" } : null;
  if (!/^\d+$/.test(length)) return { pass: false, status: 411, reason: "noLength" };
  return Number(length) > MAX_BODY ? { pass: false, status: 413, reason: "tooLarge" } : null;
}

function authVerdict({ method, path, query }: Facts): Verdict | null {
  const segments = segmentsOf(path);
  if (segments === null) return NOT_FOUND;
  const [api, auth, action, provider, ...more] = segments;
  if (api?.toLowerCase() !== "api" || auth?.toLowerCase() !== "auth") return null;
  if (more.length > 0 || (provider !== undefined && !/^[a-z0-9-]+$/.test(provider))) return NOT_FOUND;
  if (action === "callback" && provider !== undefined) return callbackVerdict(method, provider) ?? queryVerdict(query);
  // Links by mail are asked for on our own page, and its button to an issuer posts to a route of ours.
  const known = provider === undefined ? ["signin", "signout", "csrf", "error"] : [];
  return known.includes(action ?? "") ? queryVerdict(query) : NOT_FOUND;
}

/** No link of ours has control characters, and next-auth hands on what it is given: Postgres stores no NUL. */
function queryVerdict(query: string): Verdict | null {
  const isBroken = [...new URLSearchParams(query)].flat().some((text) => /\p{Cc}/u.test(text));
  return isBroken ? { pass: false, status: 400, reason: "brokenAddress" } : null;
}

/** Callbacks write. Mail scanners and link previews open addresses by GET and HEAD, so only OpenID's answers to GET. */
function callbackVerdict(method: string, provider: string): Verdict | null {
  const allow = new Map([
    ["email", "POST"],
    ["openid", "GET"],
  ]).get(provider);
  if (allow === undefined) return NOT_FOUND;
  return method === allow ? null : { pass: false, status: 405, reason: "wrongMethod", allow };
}

/** The path as the router will understand it; null where its percent-encoding is broken. */
function segmentsOf(path: string): string[] | null {
  try {
    return decodeURIComponent(path).split("/").filter(Boolean);
  } catch {
    return null;
  }
}
