import { isIP } from "node:net";

/** Where a request comes from: who is at the other end of the connection, and whom that one names. */
export type Ends = { peer: string | null; forwardedFor: string | null };

const PRIVATE = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;

/**
 * The network that a request comes from: an IPv4 address, or the first 64 bits of an IPv6 one, of which a household has
 * all the others. Null where nothing says it.
 *
 * X-Forwarded-For is believed only where the app has an address of its own and a neighbour in a private network brings
 * the request: then that is the proxy, and the last entry is what it saw itself. All before it anybody may have written.
 * @param isPublished whether APP_URL is set.
 */
export function networkOf({ peer, forwardedFor }: Ends, isPublished: boolean): string | null {
  const near = addressIn(peer);
  const isProxy = isPublished && near !== null && PRIVATE.test(near);
  const named = isProxy ? addressIn(forwardedFor?.split(",").at(-1) ?? null) : null;
  const address = named ?? near;
  return address === null || isIP(address) === 4 ? address : firstHalf(address);
}

function addressIn(text: string | null): string | null {
  const bare = (text ?? "").trim().replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(bare) === 0 ? null : bare;
}

/** The first four of an IPv6 address's eight groups, in their one spelling. */
function firstHalf(address: string): string {
  const [whole = ""] = address.split("%");
  const { hostname } = new URL(`http://[${whole}]`);
  const [head = "", tail] = hostname.slice(1, -1).split("::");
  const groups = head.split(":").filter(Boolean);
  const rest = (tail ?? "").split(":").filter(Boolean);
  const zeros = Array.from({ length: 8 - groups.length - rest.length }, () => "0");
  return [...groups, ...zeros, ...rest].slice(0, 4).join(":");
}
