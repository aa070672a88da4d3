"use server";
import { notFound, redirect } from "next/navigation";
import { requireViewer, type Viewer } from "@/lib/auth/access";
import { renewBrowser } from "@/lib/auth/commands";
import { setFlash } from "@/lib/flash";
import { readForm } from "@/lib/form";
import { requireMember } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { rotateGroupFeed as rotateOfGroup, rotateOwnFeed } from "./commands";
import { rotateGroupFeedSchema } from "./schema";

/** Gives the viewer's own calendar another address. */
export async function rotateMyFeed(): Promise<void> {
  const asking = await requireViewer();
  await rotateOwnFeed(asking);
  await showNew(asking, "/me/calendar");
}

/** Gives a member's calendar of their group, and of each of its series, another address. */
export async function rotateGroupFeed(formData: FormData): Promise<void> {
  const form = readForm(rotateGroupFeedSchema, formData);
  if (!form.ok) notFound();
  const member = await requireMember(form.data.group);
  const result = await rotateOfGroup(member);
  if (!result.ok) notFound();
  await showNew(member.viewer, `/groups/${member.groupId}/calendar`);
}

async function showNew(asking: Viewer, path: string): Promise<never> {
  await renewBrowser(asking, requestTime());
  await setFlash(path, { outcome: "feedRotated" });
  redirect(path);
}
