import { createHash } from "node:crypto";
import { negotiated } from "@/lib/calendar/answering";
import { type Calendar, calendarText } from "@/lib/calendar/icalendar";

/** Answers with a calendar, or with nothing where the asker has it as it is. A HEAD gets the same without the body. */
export function serve({ headers }: Request, calendar: Calendar, more: Record<string, string> = {}): Response {
  const text = calendarText(calendar);
  const hash = createHash("sha256").update(text).digest("base64url").slice(0, 27);
  const asked = { acceptEncoding: headers.get("accept-encoding"), ifNoneMatch: headers.get("if-none-match") };
  const { gzip, etag, isKnown } = negotiated(hash, asked);
  // Next compresses for whoever takes gzip, and drops what a route says of having done so. Told not to, it does not.
  const cache = `private, no-cache${gzip ? "" : ", no-transform"}`;
  const always = { ETag: etag, "Cache-Control": cache, Vary: "Accept-Encoding" };
  if (isKnown) return new Response(null, { status: 304, headers: always });
  return new Response(text, { headers: { ...always, "Content-Type": "text/calendar; charset=utf-8", ...more } });
}

/** Says why there is no calendar here. */
export function serveNone(words: string, status: 404 | 410): Response {
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" };
  return new Response(`${words}\n`, { status, headers });
}
