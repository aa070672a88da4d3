import { type Asked, askedSince, type Query } from "@/lib/edits/asked";
import type { Editable } from "@/lib/edits/dates";
import { type Preview, type Previewed, previewEdit } from "@/lib/edits/preview";
import { editsSince } from "@/lib/edits/queries";
import { hasMailServer } from "@/lib/mail/queries";
import type { Organizer } from "@/lib/members/access";

/** What was asked for on the page of an edit, what it comes to, and what others changed meanwhile. */
export async function lookAt(organizer: Organizer, found: Editable, asked: Asked, query: Query, now: Date) {
  const result = asked.ok ? previewEdit(found, asked.change, now) : null;
  const since = askedSince(query);
  const edits = since === null ? null : await editsSince(organizer, found.schedule.seriesId, since);
  return {
    result: result?.ok ? { ...result, previewed: previewedOf(result.preview, found, organizer) } : result,
    edits,
  };
}

function previewedOf({ digest, told }: Preview, { turn }: Editable, { memberId }: Organizer): Previewed {
  // What they do themselves nobody is told.
  return { digest, turn, mails: hasMailServer() && told.some((id) => id !== memberId) };
}
