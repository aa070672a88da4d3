import type { NextRequest } from "next/server";
import { beginOpenId } from "@/lib/auth/door";
import { requestTime } from "@/lib/request";

/** On to the issuer, by one press and without JavaScript. */
export async function POST(request: NextRequest): Promise<Response> {
  return (await beginOpenId(request, requestTime)) ?? new Response(null, { status: 404 });
}
