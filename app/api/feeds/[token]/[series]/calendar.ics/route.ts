import { feed } from "@/app/api/feeds/feed";

type Context = { params: Promise<{ token: string; series: string }> };

/** The calendar of one series, for whoever has the secret address of its group's. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, series } = await params;
  return feed(request, token, series);
}
