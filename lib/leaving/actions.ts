"use server";
import { notFound, redirect } from "next/navigation";
import { type Viewer, viewer } from "@/lib/auth/access";
import { renewBrowser } from "@/lib/auth/commands";
import { setFlash } from "@/lib/flash";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { hasLeft, member, requireOrganizer } from "@/lib/members/access";
import type { LeaveRefusal } from "@/lib/members/policy";
import { requestTime } from "@/lib/request";
import { leaveGroup as leave, removeMember as remove } from "./commands";
import { leaveSchema, removeSchema } from "./schema";

/** Ends somebody else's membership; back to the group's people, who say what became of it. */
export async function removeMember(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(removeSchema, formData);
  if (!form.ok) notFound();
  const organizer = await requireOrganizer(form.data.group);
  const mayComeBack = form.data.back === "yes";
  const result = await remove(organizer, form.data.member, mayComeBack, now);
  await renewBrowser(organizer.viewer, now);
  const path = `/groups/${organizer.groupId}/people`;
  const done = mayComeBack ? "memberRemoved" : "memberBarred";
  await setFlash(path, { outcome: result.ok ? done : result.reason });
  redirect(path);
}

/** Ends one's own membership; home. */
export async function leaveGroup(
  _state: FormState<LeaveRefusal>,
  formData: FormData,
): Promise<FormState<LeaveRefusal>> {
  const now = requestTime();
  const form = readForm(leaveSchema, formData);
  const groupId = form.ok ? form.data.group : (form.state.values.group ?? "");
  const leaving = await member(groupId);
  if (!leaving) return homeWhereLeft(await viewer(), form.ok ? groupId : null, now);
  if (!form.ok) return form.state;
  const { nameless, successor } = form.data;
  const result = await leave(leaving, { nameless, successorId: successor }, now);
  // Pressed twice: the first press has done it.
  if (!result.ok && result.reason !== "left") return refusedForm(form.typed, result.reason);
  return homeLeft(leaving.viewer, now);
}

/** Pressed twice, the second time after the first was through: home, as the first. */
async function homeWhereLeft(asking: Viewer | null, groupId: string | null, now: Date): Promise<never> {
  if (!asking || groupId === null || !(await hasLeft(asking, groupId))) notFound();
  return homeLeft(asking, now);
}

async function homeLeft(asking: Viewer, now: Date): Promise<never> {
  await renewBrowser(asking, now);
  await setFlash("/", { outcome: "leftGroup" });
  redirect("/");
}
