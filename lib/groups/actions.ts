"use server";
import { notFound, redirect } from "next/navigation";
import { viewer } from "@/lib/auth/access";
import { browserOf } from "@/lib/auth/browser";
import { renewBrowser } from "@/lib/auth/commands";
import { deviceCookieName, setKnownCookie } from "@/lib/cookies";
import { setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState, Typed } from "@/lib/form-state";
import { headOrganizerOf, member, requireOrganizer } from "@/lib/members/access";
import { requestTime, userAgent } from "@/lib/request";
import { randomToken } from "@/lib/token";
import { founder, justDeleted, recoverer, recoveryToken } from "./access";
import {
  addSeries as add,
  changeGroup as change,
  foundGroup as found,
  deleteGroup as remove,
  restoreGroup as restore,
} from "./commands";
import type { DeleteRefusal } from "./deletion";
import type { PlanRefusal } from "./plan";
import { deleteSchema, foundSchema, groupSchema, restoreSchema, seriesSchema } from "./schema";

const typedAnew = ({ values, lists }: Typed): Typed => ({ values: { ...values, pageKey: randomToken() }, lists });

/** Founds a group; on to its welcome page, with the links in hand. */
export async function foundGroup(_state: FormState<PlanRefusal>, formData: FormData): Promise<FormState<PlanRefusal>> {
  const now = requestTime();
  const asking = await viewer();
  const form = readForm(foundSchema, formData);
  if (!form.ok) return form.state;
  const allowed = founder(asking);
  if (!allowed) return refusedForm(form.typed, "mayNot");
  const result = await found(allowed, form.data, now, browserOf(await userAgent()));
  // The next press is a new one: a page that founded a group long ago must not be refused for ever.
  if (!result.ok) return refusedForm(typedAnew(form.typed), result.reason);
  await renewBrowser(asking, now);
  if (result.device) await setKnownCookie(deviceCookieName(), result.device.token);
  redirect(`/groups/${result.groupId}/welcome`);
}

/** Saves what the group is called, what it says of itself and its colour. */
export async function saveGroup(_state: FormState<"gone">, formData: FormData): Promise<FormState<"gone">> {
  const now = requestTime();
  const form = readForm(groupSchema, formData);
  if (!form.ok) return form.state;
  const organizer = await requireOrganizer(form.data.group);
  const result = await change(organizer, form.data, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}/settings`;
  await setFlash(path, { outcome: "saved" });
  redirect(path);
}

/** Adds a series; on to its dates. */
export async function addSeries(_state: FormState<PlanRefusal>, formData: FormData): Promise<FormState<PlanRefusal>> {
  const now = requestTime();
  const form = readForm(seriesSchema, formData);
  if (!form.ok) return form.state;
  const organizer = await requireOrganizer(form.data.group);
  const result = await add(organizer, form.data, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}/${result.seriesId}`;
  await setFlash(path, { outcome: "seriesAdded" });
  redirect(path);
}

/** Deletes the group; on to the page whose address brings it back. */
export async function deleteGroup(
  _state: FormState<DeleteRefusal>,
  formData: FormData,
): Promise<FormState<DeleteRefusal>> {
  const now = requestTime();
  const form = readForm(deleteSchema, formData);
  if (!form.ok) return form.state;
  const asking = await viewer();
  const inGroup = await member(form.data.group);
  const organizer = inGroup && headOrganizerOf(inGroup);
  const result = organizer && (await remove(organizer, form.data.name, now));
  if (result && !result.ok && result.reason !== "gone") return refusedForm(form.typed, result.reason);
  // Pressed twice: the first press has done it, and its answer with the link may be lost.
  const deleted = result?.ok ? result : asking && (await justDeleted(asking, form.data.group, now));
  if (!deleted) return result ? refusedForm(form.typed, "gone") : notFound();
  await renewBrowser(asking, now);
  redirect(`/recover/${recoveryToken(deleted)}`);
}

/** Brings a deleted group back; to its page, or home for who is no member of it. */
export async function restoreGroup(formData: FormData): Promise<void> {
  const now = requestTime();
  const asking = await viewer();
  const form = readForm(restoreSchema, formData);
  const holder = form.ok ? await recoverer(form.data.token, now) : null;
  const result = holder && (await restore(holder, asking, now));
  if (!result?.ok) notFound();
  await renewBrowser(asking, now);
  const path = result.isMember ? `/groups/${result.groupId}` : "/";
  await setFlash(path, { outcome: "groupRestored" });
  redirect(path);
}
