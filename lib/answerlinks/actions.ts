"use server";
import { notFound, redirect } from "next/navigation";
import { viewer } from "@/lib/auth/access";
import { renewBrowser } from "@/lib/auth/commands";
import { setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { requestTime } from "@/lib/request";
import type { AnswerRefusal } from "@/lib/rsvp/answers";
import { openAnswerLink } from "./access";
import { answerByLink } from "./commands";
import { answerLinkSchema } from "./schema";

/**
 * Answers the date of a link; back to its page, which says what became of it, or shows the date that it has become
 * meanwhile. Whoever is known here stays who they are.
 */
export async function answerFromMail(
  _state: FormState<AnswerRefusal>,
  formData: FormData,
): Promise<FormState<AnswerRefusal>> {
  const now = requestTime();
  const form = readForm(answerLinkSchema, formData);
  if (!form.ok) return form.state;
  const { token, date, answer } = form.data;
  const link = (await openAnswerLink(token)) ?? notFound();
  const result = await answerByLink(link, { answer, date }, now);
  const path = `/answer/${token}`;
  if (!result.ok) {
    const { reason } = result;
    if (reason !== "moved") return refusedForm(form.typed, reason);
    await setFlash(path, { outcome: "answerMoved" });
    redirect(`${path}?answer=${answer}`);
  }
  await renewBrowser(await viewer(), now);
  const { outcome, turn } = result;
  await setFlash(path, { outcome, turn, ...(outcome === "waiting" && { values: { ahead: result.ahead } }) });
  redirect(path);
}
