"use server";
import { notFound, redirect } from "next/navigation";
import { renewBrowser } from "@/lib/auth/commands";
import { setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { decide, keepAlive as keep } from "./commands";
import type { DecideRefusal } from "./minimum";
import { decideSchema, keepAliveSchema } from "./schema";

const OUTCOMES = { on: "decidedOn", off: "decidedOff" } as const;

/** Decides whether a date takes place; back to it. */
export async function decideDate(
  _state: FormState<DecideRefusal | "gone">,
  formData: FormData,
): Promise<FormState<DecideRefusal | "gone">> {
  const now = requestTime();
  const form = readForm(decideSchema, formData);
  if (!form.ok) notFound();
  const { group, series, date, verdict } = form.data;
  const organizer = await requireOrganizer(group);
  const result = await decide(organizer, { seriesId: series, date }, verdict, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}/${series}/${date}`;
  await setFlash(path, { outcome: OUTCOMES[verdict], turn: result.turn });
  redirect(path);
}

/** Says that a series of which nobody answered lives on; to its dates. */
export async function keepAlive(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(keepAliveSchema, formData);
  if (!form.ok) notFound();
  const { group, series } = form.data;
  const organizer = await requireOrganizer(group);
  const result = await keep(organizer, series, now);
  if (!result.ok) notFound();
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}/${series}`;
  await setFlash(path, { outcome: "alive" });
  redirect(path);
}
