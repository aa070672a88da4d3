"use server";
import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { requireViewer } from "@/lib/auth/access";
import { renewBrowser } from "@/lib/auth/commands";
import { type Flash, setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { dayInWords } from "@/lib/format";
import { type Member, requireMember } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { dateOf, fromDateColumn } from "@/lib/time";
import { becomeRegular as become, liftAway as lift, setAway as set, stopRegular as stop } from "./commands";
import { awaySchema, liftSchema, regularSchema } from "./schema";
import type { SetRefusal } from "./stretch";

/** To the dates of the series, which say what became of it. */
async function toDates(member: Member, seriesId: string, flash: Flash, now: Date): Promise<never> {
  await renewBrowser(member.viewer, now);
  const path = `/groups/${member.groupId}/${seriesId}`;
  await setFlash(path, flash);
  redirect(path);
}

type Refused = "gone" | "noDates";

/** Becomes a regular of a series. Pressed twice, the second press lands where the first did. */
export async function becomeRegular(_state: FormState<Refused>, formData: FormData): Promise<FormState<Refused>> {
  const now = requestTime();
  const form = readForm(regularSchema, formData);
  if (!form.ok) notFound();
  const member = await requireMember(form.data.group);
  const result = await become(member, form.data.series, now);
  if (!result.ok && result.reason !== "already") return refusedForm(form.typed, result.reason);
  if (!result.ok) return toDates(member, form.data.series, { outcome: "regularAlready" }, now);
  const { seated, waits, turn } = result;
  const first = waits[0] ? dayInWords(dateOf(waits[0].local), fromDateColumn(now), await getLocale()) : "";
  const values = { seated, waiting: waits.length, first };
  return toDates(member, form.data.series, { outcome: "regular", turn, values }, now);
}

/** Is a regular no more. */
export async function stopRegular(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(regularSchema, formData);
  if (!form.ok) notFound();
  const member = await requireMember(form.data.group);
  const result = await stop(member, form.data.series, now);
  if (!result.ok && result.reason === "gone") notFound();
  const flash = result.ok ? ({ outcome: "regularNoMore" } as const) : ({ outcome: "notRegular" } as const);
  await toDates(member, form.data.series, flash, now);
}

const AWAY = "/me/away";

/** Is away on some days. Pressed twice, the second press lands where the first did. */
export async function setAway(_state: FormState<SetRefusal>, formData: FormData): Promise<FormState<SetRefusal>> {
  const now = requestTime();
  const asking = await requireViewer();
  const form = readForm(awaySchema, formData);
  if (!form.ok) return form.state;
  const result = await set(asking, form.data, now);
  if (!result.ok && result.reason !== "already") return refusedForm(form.typed, result.reason);
  await renewBrowser(asking, now);
  const { from, to } = form.data;
  const [today, locale] = [fromDateColumn(now), await getLocale()];
  const values = {
    ...{ is: from === to ? "day" : "days" },
    ...{ from: dayInWords(from, today, locale), to: dayInWords(to, today, locale) },
  };
  await setFlash(AWAY, { outcome: result.ok ? "away" : "awayAlready", values });
  redirect(AWAY);
}

/** Is back, before the days are over or before they begin. */
export async function liftAway(formData: FormData): Promise<void> {
  const now = requestTime();
  const asking = await requireViewer();
  const form = readForm(liftSchema, formData);
  if (!form.ok) notFound();
  const result = await lift(asking, form.data.away, now);
  await renewBrowser(asking, now);
  const flash = result.ok
    ? ({ outcome: "back", values: { seated: result.seated, waiting: result.waiting } } as const)
    : ({ outcome: "backAlready" } as const);
  await setFlash(AWAY, flash);
  redirect(AWAY);
}
