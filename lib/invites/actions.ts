"use server";
import { redirect } from "next/navigation";
import { viewer } from "@/lib/auth/access";
import { browserOf } from "@/lib/auth/browser";
import { renewBrowser } from "@/lib/auth/commands";
import { deviceCookieName, setKnownCookie } from "@/lib/cookies";
import { setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime, userAgent } from "@/lib/request";
import { openInvite } from "./access";
import { acceptInvite, rotateInvites } from "./commands";
import type { JoinRefusal } from "./open";
import { joinSchema, rotateSchema } from "./schema";

/** Joins the group of a link; on to its next meetup, ready to answer. */
export async function join(_state: FormState<JoinRefusal>, formData: FormData): Promise<FormState<JoinRefusal>> {
  const now = requestTime();
  const asking = await viewer();
  const form = readForm(joinSchema, formData);
  if (!form.ok) return form.state;
  const opened = await openInvite(form.data.token, now);
  if (!opened.ok) return refusedForm(form.typed, opened.reason);
  const result = await acceptInvite(
    opened.invitee,
    { ...form.data, viewer: asking, browser: browserOf(await userAgent()) },
    now,
  );
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(asking, now);
  if (result.device) await setKnownCookie(deviceCookieName(), result.device.token);
  const group = `/groups/${result.groupId}`;
  const path = result.next ? `${group}/${result.next.seriesId}/${result.next.date}` : group;
  await setFlash(path, { outcome: result.joined ? "joined" : "alreadyMember" });
  redirect(path);
}

/** Makes a new link for the group; those given out so far open nothing any more. */
export async function rotateInvite(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(rotateSchema, formData);
  const organizer = await requireOrganizer(form.ok ? form.data.group : "");
  await rotateInvites(organizer);
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}`;
  await setFlash(path, { outcome: "inviteRotated" });
  redirect(path);
}
