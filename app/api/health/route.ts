import { isDatabaseUp } from "@/lib/health";

/** For whoever watches the instance: 200 while the app answers and its database does. */
export async function GET(): Promise<Response> {
  const up = await isDatabaseUp();
  return Response.json({ ok: up }, { status: up ? 200 : 503 });
}
