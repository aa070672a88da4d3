import { serveNothing } from "@/app/api/live/view";
import { openStream } from "@/lib/live/door";
import { turnsOfGroup } from "@/lib/live/queries";
import { member } from "@/lib/members/access";

type Context = { params: Promise<{ group: string }> };

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // What is compressed comes in blocks, and proxies gather what they may: each word is to arrive when it is said.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/** Says to a member at which turn each series of the group is, as long as they listen. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const asking = await member((await params).group);
  if (!asking) return serveNothing();
  const stream = await openStream(asking.userId, () => turnsOfGroup(asking), request.signal);
  if (stream instanceof ReadableStream) return new Response(stream, { headers });
  const status = stream === "full" ? 503 : 429;
  return new Response(null, { status, headers: { "Cache-Control": "no-store", "Retry-After": "60" } });
}

/** Opens nothing. */
export async function HEAD(_request: Request, { params }: Context): Promise<Response> {
  return (await member((await params).group)) ? new Response(null, { headers }) : serveNothing();
}
