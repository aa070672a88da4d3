import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { env } from "@/lib/env";
import { networkOf } from "@/lib/network";
import { peerAddress } from "@/lib/status";

/** The instant of this request: the one clock that pages and actions read, handed down as `now`. */
export const requestTime = cache(() => new Date());

/** What this request's browser calls itself. */
export async function userAgent(): Promise<string | null> {
  return (await headers()).get("user-agent");
}

/** The network that this request comes from; null where nothing says it. */
export async function clientNetwork(): Promise<string | null> {
  const forwardedFor = (await headers()).get("x-forwarded-for");
  return networkOf({ peer: peerAddress(), forwardedFor }, env().APP_URL !== undefined);
}
