"use server";
import { notFound, redirect } from "next/navigation";
import { renewBrowser } from "@/lib/auth/commands";
import { setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { takeTurnout as take } from "./commands";
import { turnoutSchema } from "./schema";
import type { TurnoutRefusal } from "./turnout";

/** Takes down who came to a date; back to it. */
export async function takeTurnout(
  _state: FormState<TurnoutRefusal>,
  formData: FormData,
): Promise<FormState<TurnoutRefusal>> {
  const now = requestTime();
  const form = readForm(turnoutSchema, formData);
  if (!form.ok) notFound();
  const { group, series, date, came } = form.data;
  const organizer = await requireOrganizer(group);
  const result = await take(organizer, { seriesId: series, date }, came, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${group}/${series}/${date}`;
  await setFlash(path, { outcome: "turnoutTaken", turn: result.turn, values: { count: result.count } });
  redirect(path);
}
