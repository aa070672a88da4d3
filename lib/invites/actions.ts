"use server";
import { notFound, redirect } from "next/navigation";
import { viewer } from "@/lib/auth/access";
import { browserOf } from "@/lib/auth/browser";
import { renewBrowser } from "@/lib/auth/commands";
import { deviceCookieName, setKnownCookie } from "@/lib/cookies";
import { type FlashOutcome, setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState, Typed } from "@/lib/form-state";
import { type Organizer, requireOrganizer } from "@/lib/members/access";
import { requestTime, userAgent } from "@/lib/request";
import type { AnswerRefusal } from "@/lib/rsvp/answers";
import { openInvite } from "./access";
import {
  acceptInvite,
  addGuest as add,
  type FirstAnswer,
  makeInvite as make,
  revokeInvite as revoke,
  rotateInvite as rotate,
} from "./commands";
import type { AddRefusal, JoinRefusal, MakeRefusal } from "./open";
import {
  addAnsweringSchema,
  addGuestSchema,
  type GuestInput,
  groupSchema,
  inviteSchema,
  joinSchema,
  makeSchema,
} from "./schema";

/** Joins the group of a link; on to its next meetup, ready to answer. */
export async function join(_state: FormState<JoinRefusal>, formData: FormData): Promise<FormState<JoinRefusal>> {
  const now = requestTime();
  const asking = await viewer();
  const form = readForm(joinSchema, formData);
  if (!form.ok) return form.state;
  const opened = await openInvite(form.data.token, now);
  if (!opened.invitee) return refusedForm(form.typed, opened.reason);
  const browser = browserOf(await userAgent());
  const result = await acceptInvite(opened.invitee, { ...form.data, viewer: asking, browser }, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(asking, now);
  if (result.device) await setKnownCookie(deviceCookieName(), result.device.token);
  const group = `/groups/${result.groupId}`;
  const path = result.next ? `${group}/${result.next.seriesId}/${result.next.date}` : group;
  await setFlash(path, { outcome: result.joined ? "joined" : "alreadyMember" });
  redirect(path);
}

type Adding = FormState<AddRefusal | AnswerRefusal>;

/** Adds somebody by name; on to their page, where their personal link is. */
export async function addGuest(_state: Adding, formData: FormData): Promise<Adding> {
  const organizer = await organizerIn(formData);
  const form = readForm(addGuestSchema, formData);
  if (!form.ok) return form.state;
  return addAs(organizer, form, null);
}

/** Adds somebody by name with their answer to a date; on to their page. */
export async function addGuestAnswering(_state: Adding, formData: FormData): Promise<Adding> {
  const organizer = await organizerIn(formData);
  const form = readForm(addAnsweringSchema, formData);
  if (!form.ok) return form.state;
  const { series, date, answer, brings, note } = form.data;
  return addAs(organizer, form, { key: { seriesId: series, date }, given: { answer, brings, note } });
}

async function addAs(
  organizer: Organizer,
  { data, typed }: { data: GuestInput; typed: Typed },
  first: FirstAnswer | null,
): Promise<Adding> {
  const now = requestTime();
  const result = await add(organizer, data, now, first);
  if (!result.ok) return refusedForm(typed, result.reason);
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}/people/${result.memberId}`;
  await setFlash(path, { outcome: "guestAdded", values: { name: data.name, said: result.said?.outcome ?? "nothing" } });
  redirect(path);
}

/** Makes another invite of the group. */
export async function makeInvite(_state: FormState<MakeRefusal>, formData: FormData): Promise<FormState<MakeRefusal>> {
  const now = requestTime();
  const organizer = await organizerIn(formData);
  const form = readForm(makeSchema, formData);
  if (!form.ok) return form.state;
  const result = await make(organizer, form.data, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  return backToInvites(organizer, "inviteMade", now);
}

/** Makes an invite open nothing any more. */
export async function revokeInvite(formData: FormData): Promise<void> {
  const now = requestTime();
  const organizer = await organizerIn(formData);
  if (!(await revoke(organizer, inviteIn(formData), now))) notFound();
  await backToInvites(organizer, "inviteRevoked", now);
}

/** Makes a new link for an invite; those of it given out so far open nothing any more. */
export async function rotateInvite(formData: FormData): Promise<void> {
  const organizer = await organizerIn(formData);
  if (!(await rotate(organizer, inviteIn(formData)))) notFound();
  await backToInvites(organizer, "inviteRotated", requestTime());
}

async function organizerIn(formData: FormData): Promise<Organizer> {
  const form = readForm(groupSchema, formData);
  return requireOrganizer(form.ok ? form.data.group : "");
}

function inviteIn(formData: FormData): string {
  const form = readForm(inviteSchema, formData);
  return form.ok ? form.data.invite : notFound();
}

async function backToInvites(organizer: Organizer, outcome: FlashOutcome, now: Date): Promise<never> {
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}/invites`;
  await setFlash(path, { outcome });
  redirect(path);
}
