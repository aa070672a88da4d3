import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { type Facts, gate, type Verdict } from "@/lib/gate";
import { contentSecurityPolicy, securityHeaders } from "@/lib/headers";
import words from "@/messages/en/gate.json";

/** Every request but those for built files passes here first: refused with words, or let in with its headers. */
export function proxy(request: NextRequest): NextResponse {
  const { APP_URL, OIDC_ISSUER } = env();
  const verdict = gate(factsOf(request), { appUrl: APP_URL });
  const settings = {
    https: APP_URL?.startsWith("https:") ?? false,
    development: process.env.NODE_ENV === "development",
    issuer: OIDC_ISSUER,
  };
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), settings);
  const response = verdict.pass ? letIn(request, policy) : refuse(verdict);
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(securityHeaders(settings))) response.headers.set(name, value);
  if (!verdict.pass || !request.nextUrl.pathname.startsWith("/api/")) {
    response.headers.set("Cache-Control", "private, no-store");
  }
  return response;
}

export const config = { matcher: "/((?!_next/static/).*)" };

function factsOf({ method, nextUrl, headers }: NextRequest): Facts {
  return {
    method,
    path: nextUrl.pathname,
    query: nextUrl.search,
    host: headers.get("host"),
    origin: headers.get("origin"),
    secFetchSite: headers.get("sec-fetch-site"),
    contentLength: headers.get("content-length"),
    transferEncoding: headers.get("transfer-encoding"),
  };
}

function letIn(request: NextRequest, policy: string): NextResponse {
  const headers = new Headers(request.headers);
  // Next takes the nonce for its scripts from here.
  headers.set("Content-Security-Policy", policy);
  // Next compares a form's Origin with the host once more, and a proxy may ask us by a name of its own: the gate has judged.
  const origin = request.method === "POST" ? headers.get("origin") : null;
  if (origin !== null) headers.set("X-Forwarded-Host", new URL(origin).host);
  return NextResponse.next({ request: { headers } });
}

function refuse(verdict: Verdict & { pass: false }): NextResponse {
  const headers = {
    "Content-Type": "text/plain; charset=utf-8",
    ...("allow" in verdict ? { Allow: verdict.allow } : {}),
  };
  return new NextResponse(`${words[verdict.reason]}\n`, { status: verdict.status, headers });
}
