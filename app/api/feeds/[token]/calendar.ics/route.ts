import { feed } from "@/app/api/feeds/feed";

/** The calendar of all groups of somebody, or of one of their groups, for whoever has its secret address. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  return feed(request, (await params).token, null);
}
