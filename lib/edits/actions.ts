"use server";
import { redirect } from "next/navigation";
import { renewBrowser } from "@/lib/auth/commands";
import { setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState, Typed } from "@/lib/form-state";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { previewPath, savedPath } from "./addresses";
import type { EditRefusal } from "./change";
import { changeAbout, editSeries, undoEdit } from "./commands";
import { aboutSchema, changeSchemas, savingSchema, undoSchema } from "./schema";

const UNDO_WORDS = { late: "undoLate", later: "undoLater", decided: "undoDecided", gone: "undoGone" } as const;

/** Saves what a series is called and says of itself. */
export async function saveSeries(_state: FormState<"gone">, formData: FormData): Promise<FormState<"gone">> {
  const now = requestTime();
  const form = readForm(aboutSchema, formData);
  if (!form.ok) return form.state;
  const { group, series, ...given } = form.data;
  const organizer = await requireOrganizer(group);
  const result = await changeAbout(organizer, series, given, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}/settings`;
  await setFlash(path, { outcome: "saved" });
  redirect(path);
}

/** Makes an edit as its preview showed it. Where it would do something else by now, the preview is shown anew. */
export async function saveEdit(_state: FormState<EditRefusal>, formData: FormData): Promise<FormState<EditRefusal>> {
  const now = requestTime();
  const saving = readForm(savingSchema, formData);
  if (!saving.ok) return saving.state;
  const { group, series, kind, digest, turn, tell } = saving.data;
  const form = readForm(changeSchemas[kind], formData);
  if (!form.ok) return { ...form.state, ...bothTyped(form.state, saving.typed) };
  const organizer = await requireOrganizer(group);
  const address = { groupId: organizer.groupId, seriesId: series };
  const result = await editSeries(organizer, series, form.data, digest, now, tell === "now");
  if (!result.ok && result.reason === "changed") redirect(previewPath(address, form.typed, turn));
  if (!result.ok) return refusedForm(bothTyped(form.typed, saving.typed), result.reason);
  await renewBrowser(organizer.viewer, now);
  const path = savedPath(address, form.data);
  await setFlash(path, { outcome: kind, turn: result.turn, ...(tell === "now" && { values: { mail: "now" } }) });
  redirect(path);
}

/** What was typed into the edit, and ticked beside it. */
function bothTyped({ values, lists }: Typed, saving: Typed): Typed {
  return { values: { ...saving.values, ...values }, lists };
}

/** Takes an edit back. Back to where it was made from. */
export async function takeBack(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(undoSchema, formData);
  if (!form.ok) redirect("/");
  const { group, series, turn } = form.data;
  const organizer = await requireOrganizer(group);
  const result = await undoEdit(organizer, series, turn, now);
  if (result.ok) await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}/${series}`;
  await setFlash(path, { outcome: result.ok ? "undone" : UNDO_WORDS[result.reason] });
  redirect(path);
}
