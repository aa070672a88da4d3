"use server";
import { redirect } from "next/navigation";
import { renewBrowser } from "@/lib/auth/commands";
import { setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { changeSeries, endSeries as end } from "./commands";
import type { EndRefusal } from "./ending";
import { changeSchema, endSchema } from "./schema";

/** Saves what a series is called and says of itself. */
export async function saveSeries(_state: FormState<"gone">, formData: FormData): Promise<FormState<"gone">> {
  const now = requestTime();
  const form = readForm(changeSchema, formData);
  if (!form.ok) return form.state;
  const { group, series, ...given } = form.data;
  const organizer = await requireOrganizer(group);
  const result = await changeSeries(organizer, series, given, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}/settings`;
  await setFlash(path, { outcome: "saved" });
  redirect(path);
}

/** Ends a series, as its preview said. */
export async function endSeries(_state: FormState<EndRefusal>, formData: FormData): Promise<FormState<EndRefusal>> {
  const now = requestTime();
  const form = readForm(endSchema, formData);
  if (!form.ok) return form.state;
  const { group, series, turn } = form.data;
  const organizer = await requireOrganizer(group);
  const result = await end(organizer, series, turn, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}/settings`;
  await setFlash(path, { outcome: "seriesEnded" });
  redirect(path);
}
