"use server";
import { notFound, redirect } from "next/navigation";
import { type Beside, beside, requireViewer, type Viewer } from "@/lib/auth/access";
import { renewBrowser } from "@/lib/auth/commands";
import { clearKnownCookie, deviceCookieName, putOff } from "@/lib/cookies";
import { type Flash, setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { bringAlong as bring, forgetBeside, mergeMembers as merge } from "./commands";
import type { MergeRefusal } from "./pair";
import { besideSchema, mergeSchema } from "./schema";

/** Makes what the guest of this browser did the account's; home. */
export async function bringAlong(formData: FormData): Promise<void> {
  const { asking, guest } = await account(formData);
  const result = guest && (await bring(asking, guest, requestTime()));
  await renewBrowser(asking, requestTime());
  if (result?.ok) await clearKnownCookie(deviceCookieName());
  await home(guest && result?.ok ? { outcome: "broughtAlong", values: { name: guest.name } } : nothingLeft);
}

/** Does not ask about this guest for a while; home. */
export async function bringAlongLater(formData: FormData): Promise<void> {
  const { asking, guest } = await account(formData);
  if (guest) await putOff(guest.userId);
  await renewBrowser(asking, requestTime());
  await home(guest ? { outcome: "broughtLater" } : nothingLeft);
}

/** Forgets a guest who is somebody else in this browser; home. */
export async function forgetGuest(formData: FormData): Promise<void> {
  const { asking, guest } = await account(formData);
  await renewBrowser(asking, requestTime());
  if (guest) {
    await forgetBeside(guest);
    await clearKnownCookie(deviceCookieName());
  }
  await home(guest ? { outcome: "guestForgotten", values: { name: guest.name } } : nothingLeft);
}

/** Merges two entries of one person in the organizer's group; back to the group. */
export async function mergeMembers(
  _state: FormState<MergeRefusal>,
  formData: FormData,
): Promise<FormState<MergeRefusal>> {
  const now = requestTime();
  const form = readForm(mergeSchema, formData);
  const organizer = await requireOrganizer(form.ok ? form.data.group : "");
  if (!form.ok) return form.state;
  const result = await merge(organizer, form.data, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}`;
  await setFlash(path, { outcome: "membersMerged", values: { name: result.name } });
  redirect(path);
}

const nothingLeft: Flash = { outcome: "nothingToBring" };

/**
 * The account that asks, and the guest beside it as long as there is one: of a double tap the second finds none. Where
 * one of the two is somebody else by now (phones are shared) the page asks anew: its button was about others.
 */
async function account(formData: FormData): Promise<{ asking: Viewer; guest: Beside | null }> {
  const asking = await requireViewer();
  if (asking.via !== "account") notFound();
  const guest = await beside();
  const form = readForm(besideSchema, formData);
  const isAsAsked = form.ok && form.data.guest === guest?.userId && form.data.account === asking.userId;
  if (guest && !isAsAsked) redirect("/bring-along");
  return { asking, guest };
}

async function home(flash: Flash): Promise<never> {
  await setFlash("/", flash);
  redirect("/");
}
