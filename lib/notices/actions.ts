"use server";
import { notFound, redirect } from "next/navigation";
import { renewBrowser } from "@/lib/auth/commands";
import { readForm } from "@/lib/form";
import { requireMember } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { dismissNotices } from "./commands";
import { dismissSchema } from "./schema";

/** Puts notices away; back to the page one came from. */
export async function dismiss(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(dismissSchema, formData);
  if (!form.ok) notFound();
  const { group, notice, from } = form.data;
  const member = await requireMember(group);
  const result = await dismissNotices(member, notice, now);
  if (!result.ok) notFound();
  await renewBrowser(member.viewer, now);
  const path = { home: "/", group: `/groups/${group}`, meetup: `/groups/${group}/${result.seriesId}/${result.date}` };
  redirect(path[from]);
}
