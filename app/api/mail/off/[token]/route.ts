import { requestTime } from "@/lib/request";
import { oneClickOff } from "@/lib/switches/door";
import { getTranslations } from "@/lib/words";

type Context = { params: Promise<{ token: string }> };

const statuses = { off: 200, unknown: 404, notAsked: 400 } as const;

/** One click in a mail program, posted by it or its provider: no more mail. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const done = await oneClickOff((await params).token, await formOf(request), requestTime());
  const t = await getTranslations("switches.oneClick");
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" };
  return new Response(`${t(done)}\n`, { status: statuses[done], headers });
}

/** Whoever opens the address, or looks at it beforehand, comes to the page where one chooses. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const Location = `/mail/${encodeURIComponent((await params).token)}`;
  return new Response(null, { status: 307, headers: { Location, "Cache-Control": "private, no-store" } });
}

async function formOf(request: Request): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch {
    // Neither of the two kinds of form that RFC 8058 allows.
    return null;
  }
}
