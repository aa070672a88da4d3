import { ImageResponse } from "next/og";
import { getLocale } from "next-intl/server";
import { InvitePicture, PICTURE, type PictureProps } from "@/components/invites/invite-picture";
import { dateIn, leafOf, spanIn } from "@/lib/format";
import { openInvite } from "@/lib/invites/access";
import { drawable } from "@/lib/invites/drawable";
import { invitation } from "@/lib/invites/queries";
import { requestTime } from "@/lib/request";
import { firstTakingPlace } from "@/lib/schedule/next";
import { getTranslations } from "@/lib/words";

const MAX_AGE_S = 600;
const KEPT = 200;

// A picture costs a hundred times what its page does, and a chat may ask for it once for each of its people.
const drawn = new Map<string, Promise<ArrayBuffer>>();

/** The picture that a chat shows of an invite. The same for everybody: it shows what the link's page shows to a stranger. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const now = requestTime();
  const opened = await openInvite((await params).token, now);
  if (!opened.ok) {
    const status = opened.invitee ? 410 : 404;
    return new Response(null, { status, headers: { "Cache-Control": "private, no-store" } });
  }
  const { groupName, kind, accent, schedules } = await invitation(opened.invitee, null, now);
  const t = await getTranslations("invites");
  const groups = await getTranslations("groups");
  const app = await getTranslations("app");
  const locale = await getLocale();
  const meetup = firstTakingPlace(schedules, now)?.meetup ?? null;
  const picture = draw({
    accent,
    name: drawable(groupName),
    kind: groups(`kinds.${kind}`),
    leaf: meetup && leafOf(dateIn(meetup.startsAt, meetup.zone), locale),
    time: meetup && spanIn(meetup.startsAt, meetup.endsAt, meetup.zone, locale),
    invited: t("invited"),
    app: app("name"),
  });
  const headers = { "Content-Type": "image/png", "Cache-Control": `private, max-age=${MAX_AGE_S}` };
  return new Response(await picture, { headers });
}

function draw(props: PictureProps): Promise<ArrayBuffer> {
  const key = JSON.stringify(props);
  const known = drawn.get(key);
  if (known) return known;
  const made = new ImageResponse(<InvitePicture {...props} />, PICTURE).arrayBuffer();
  const [oldest] = drawn.keys();
  if (drawn.size >= KEPT && oldest !== undefined) drawn.delete(oldest);
  drawn.set(key, made);
  made.catch(() => drawn.delete(key));
  return made;
}
