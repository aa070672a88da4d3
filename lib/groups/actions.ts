"use server";
import { redirect } from "next/navigation";
import { viewer } from "@/lib/auth/access";
import { browserOf } from "@/lib/auth/browser";
import { renewBrowser } from "@/lib/auth/commands";
import { deviceCookieName, setKnownCookie } from "@/lib/cookies";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState, Typed } from "@/lib/form-state";
import { requestTime, userAgent } from "@/lib/request";
import { randomToken } from "@/lib/token";
import { foundGroup as found } from "./commands";
import type { FoundRefusal } from "./plan";
import { foundSchema } from "./schema";

const typedAnew = ({ values, lists }: Typed): Typed => ({ values: { ...values, pageKey: randomToken() }, lists });

/** Founds a group; on to its welcome page, with the links in hand. */
export async function foundGroup(
  _state: FormState<FoundRefusal>,
  formData: FormData,
): Promise<FormState<FoundRefusal>> {
  const now = requestTime();
  const asking = await viewer();
  const form = readForm(foundSchema, formData);
  if (!form.ok) return form.state;
  const result = await found(asking, form.data, now, browserOf(await userAgent()));
  // The next press is a new one: a page that founded a group long ago must not be refused for ever.
  if (!result.ok) return refusedForm(typedAnew(form.typed), result.reason);
  await renewBrowser(asking, now);
  if (result.device) await setKnownCookie(deviceCookieName(), result.device.token);
  redirect(`/groups/${result.groupId}/welcome`);
}
