"use server";
import { notFound, redirect } from "next/navigation";
import { clearKnownCookies, deviceCookieName, readKnownCookies, setKnownCookie } from "@/lib/cookies";
import { type FlashOutcome, setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { clientNetwork, requestTime, userAgent } from "@/lib/request";
import { firstStart, linkHolder, requireViewer, type Viewer, viewer } from "./access";
import { browserOf } from "./browser";
import {
  becomeOperator as become,
  mayTry,
  openPersonalLink,
  renewBrowser,
  rotatePersonalLink as rotate,
  saveProfile as save,
  signOutHere,
  signOutBrowser as signOutOne,
  signOutElsewhere as signOutOthers,
} from "./commands";
import type { OperatorRefusal } from "./operator";
import { browserSchema, operatorSchema, personalLinkSchema, profileSchema } from "./schema";

type OpenRefusal = "rotated" | "stale" | "tooOften";

/** Makes this browser known by a personal link; home. */
export async function usePersonalLink(
  _state: FormState<OpenRefusal>,
  formData: FormData,
): Promise<FormState<OpenRefusal>> {
  const form = readForm(personalLinkSchema, formData);
  if (!form.ok) return form.state;
  if (!(await mayTry(await clientNetwork()))) return refusedForm(form.typed, "tooOften");
  const holder = await linkHolder(form.data.token);
  if (!holder) return refusedForm(form.typed, "rotated");
  const result = await openPersonalLink(holder, form.data.pageKey, requestTime(), browserOf(await userAgent()));
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await setKnownCookie(deviceCookieName(), result.token);
  await setFlash("/", { outcome: "opened" });
  redirect("/");
}

/** Makes a new personal link: the old one opens nothing any more, and the viewer's other devices are signed out. */
export async function rotatePersonalLink(): Promise<void> {
  const asking = await requireViewer();
  await rotate(asking, (await readKnownCookies()).device);
  await backToMe(asking, "linkRotated");
}

/** Saves the viewer's name and zone. */
export async function saveProfile(_state: FormState, formData: FormData): Promise<FormState> {
  const asking = await requireViewer();
  const form = readForm(profileSchema, formData);
  if (!form.ok) return form.state;
  await save(asking, form.data);
  return backToMe(asking, "saved");
}

/** Forgets this browser. */
export async function signOut(): Promise<void> {
  await signOutHere(await readKnownCookies());
  await homeForgotten();
}

/** Signs out one of the viewer's browsers; where it is this one, home as after `signOut`. */
export async function signOutBrowser(formData: FormData): Promise<void> {
  const asking = await requireViewer();
  const form = readForm(browserSchema, formData);
  if (!form.ok) notFound();
  const done = await signOutOne(asking, form.data.browser, await readKnownCookies(), requestTime());
  if (!done) notFound();
  if (done === "here") await homeForgotten();
  await backToMe(asking, "browserSignedOut");
}

/** Signs out all of the viewer's browsers but this one. */
export async function signOutElsewhere(): Promise<void> {
  const asking = await requireViewer();
  if (!(await signOutOthers(asking, await readKnownCookies(), requestTime()))) notFound();
  await backToMe(asking, "signedOutElsewhere");
}

async function backToMe(asking: Viewer, outcome: FlashOutcome): Promise<never> {
  await renewBrowser(asking, requestTime());
  await setFlash("/me", { outcome });
  redirect("/me");
}

async function homeForgotten(): Promise<never> {
  await clearKnownCookies();
  await setFlash("/", { outcome: "signedOut" });
  redirect("/");
}

/** Makes whoever presses the button of the first start the one who runs the instance; home. */
export async function becomeOperator(
  _state: FormState<OperatorRefusal>,
  formData: FormData,
): Promise<FormState<OperatorRefusal>> {
  const now = requestTime();
  const asking = await viewer();
  const form = readForm(operatorSchema, formData);
  if (!form.ok) return form.state;
  const first = await firstStart(form.data.secret);
  if (!first) notFound();
  const result = await become(first, { ...form.data, viewer: asking, browser: browserOf(await userAgent()) }, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(asking, now);
  if (result.device) await setKnownCookie(deviceCookieName(), result.device.token);
  await setFlash("/", { outcome: "operator" });
  redirect("/");
}
