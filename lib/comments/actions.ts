"use server";
import { notFound, redirect } from "next/navigation";
import { renewBrowser } from "@/lib/auth/commands";
import { type FlashOutcome, setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { type Member, requireMember, requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { deleteComment as drop, editComment as edit, removeComment as remove, writeComment as write } from "./commands";
import type { CommentRefusal } from "./refusals";
import { commentSchema, oneCommentSchema } from "./schema";

type Where = { group: string; series: string; date: string };

async function backToDate(
  member: Member,
  { group, series, date }: Where,
  outcome: FlashOutcome,
  now: Date,
): Promise<never> {
  await renewBrowser(member.viewer, now);
  const path = `/groups/${group}/${series}/${date}`;
  await setFlash(path, { outcome });
  redirect(`${path}#comments`);
}

/** Writes a comment, or changes the own one that the form names. */
export async function saveComment(
  _state: FormState<CommentRefusal>,
  formData: FormData,
): Promise<FormState<CommentRefusal>> {
  const now = requestTime();
  const form = readForm(commentSchema, formData);
  if (!form.ok) return form.state;
  const { group, series, date, comment, text, pageKey } = form.data;
  const member = await requireMember(group);
  const key = { seriesId: series, date };
  const result =
    comment === null
      ? await write(member, key, { text, pageKey }, now)
      : await edit(member, key, { id: comment, text }, now);
  if (!result.ok) return refusedForm(form.typed, result.reason);
  return backToDate(member, form.data, comment === null ? "commentWritten" : "commentChanged", now);
}

/** Deletes one's own comment. */
export async function deleteComment(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(oneCommentSchema, formData);
  if (!form.ok) notFound();
  const member = await requireMember(form.data.group);
  const result = await drop(member, form.data.series, form.data.comment, now);
  if (!result.ok) notFound();
  await backToDate(member, form.data, "commentDeleted", now);
}

/** Removes a comment of somebody else. */
export async function removeComment(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(oneCommentSchema, formData);
  if (!form.ok) notFound();
  const organizer = await requireOrganizer(form.data.group);
  const result = await remove(organizer, form.data.series, form.data.comment, now);
  await backToDate(organizer, form.data, result.ok ? "commentRemoved" : result.reason, now);
}
