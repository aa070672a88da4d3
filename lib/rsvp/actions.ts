"use server";
import { redirect } from "next/navigation";
import { renewBrowser } from "@/lib/auth/commands";
import { setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { requireMember, requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import type { AnswerRefusal } from "./answers";
import { answerFor, answerMeetup } from "./commands";
import { type AnswerInput, answerForSchema, answerSchema, groupOfForm } from "./schema";

const placesToReturn = {
  home: () => "/",
  group: ({ group }: AnswerInput) => `/groups/${group}`,
  schedule: ({ group, series }: AnswerInput) => `/groups/${group}/${series}`,
  meetup: ({ group, series, date }: AnswerInput) => `/groups/${group}/${series}/${date}`,
};

/** Answers one meetup; back to the page one came from, which says what became of it. */
export async function answer(_state: FormState<AnswerRefusal>, formData: FormData): Promise<FormState<AnswerRefusal>> {
  const now = requestTime();
  const form = readForm(answerSchema, formData);
  if (!form.ok) return form.state;
  const input = form.data;
  const member = await requireMember(input.group);
  const result = await answerMeetup(
    member,
    { seriesId: input.series, date: input.date },
    { answer: input.answer, note: input.note, brings: input.brings },
    now,
  );
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(member.viewer, now);
  const path = placesToReturn[input.from](input);
  await setFlash(path, {
    outcome: result.outcome,
    turn: result.turn,
    values: {
      series: input.series,
      date: input.date,
      ...(result.outcome === "waiting" && { ahead: result.ahead }),
    },
  });
  redirect(path);
}

/** Answers one meetup for a member who told the organizer; back to the meetup. */
export async function answerForMember(
  _state: FormState<AnswerRefusal>,
  formData: FormData,
): Promise<FormState<AnswerRefusal>> {
  const now = requestTime();
  const organizer = await requireOrganizer(groupIn(formData));
  const form = readForm(answerForSchema, formData);
  if (!form.ok) return form.state;
  const { group, series, date, member, answer, brings, note } = form.data;
  const given = { answer, brings, ...(note !== null && { note }) };
  const result = await answerFor(organizer, member, { seriesId: series, date }, given, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${group}/${series}/${date}`;
  await setFlash(path, { outcome: "answeredFor", turn: result.turn, values: { said: result.outcome } });
  redirect(path);
}

function groupIn(formData: FormData): string {
  const form = readForm(groupOfForm, formData);
  return form.ok ? form.data.group : "";
}
