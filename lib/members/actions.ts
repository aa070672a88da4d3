"use server";
import { notFound, redirect } from "next/navigation";
import { requireViewer } from "@/lib/auth/access";
import { renewBrowser } from "@/lib/auth/commands";
import { type FlashOutcome, setFlash } from "@/lib/flash";
import { readForm } from "@/lib/form";
import { requestTime } from "@/lib/request";
import {
  hasHandedOver,
  headOrganizerOf,
  type Member,
  requireHeadOrganizer,
  requireMember,
  requireOrganizer,
} from "./access";
import { giveRole as give, handOver as hand, readmitMember as readmit, takeNameOut as takeOut } from "./commands";
import { giveRoleSchema, handOverSchema, nameOutSchema, readmitSchema } from "./schema";

/** Back to the group's people, who say what became of it. A refusal too: the page it was pressed on may be gone. */
async function backToPeople({ viewer: asking, groupId }: Member, outcome: FlashOutcome, now: Date): Promise<never> {
  await renewBrowser(asking, now);
  const path = `/groups/${groupId}/people`;
  await setFlash(path, { outcome });
  redirect(path);
}

/** Makes a member co-organizer, or a co-organizer a member. */
export async function giveRole(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(giveRoleSchema, formData);
  if (!form.ok) notFound();
  const organizer = await requireHeadOrganizer(form.data.group);
  const result = await give(organizer, form.data.member, form.data.role, now);
  await backToPeople(organizer, result.ok ? "roleGiven" : result.reason, now);
}

/** Makes somebody else the organizer. */
export async function handOver(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(handOverSchema, formData);
  if (!form.ok) notFound();
  const asking = await requireMember(form.data.group);
  const organizer = headOrganizerOf(asking);
  // Pressed twice: the first press has done it.
  if (!organizer && (await hasHandedOver(asking, form.data.member))) await backToPeople(asking, "handedOver", now);
  if (!organizer) notFound();
  const result = await hand(organizer, form.data.member, form.data.after, now);
  await backToPeople(organizer, result.ok ? "handedOver" : result.reason, now);
}

/** Lets somebody who was removed for good come back by an invite. */
export async function readmitMember(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(readmitSchema, formData);
  if (!form.ok) notFound();
  const organizer = await requireOrganizer(form.data.group);
  const result = await readmit(organizer, form.data.member, now);
  await backToPeople(organizer, result.ok ? "memberReadmitted" : result.reason, now);
}

/** Takes one's name out of what one left behind in a group; back to one's own page. */
export async function takeNameOut(formData: FormData): Promise<void> {
  const now = requestTime();
  const asking = await requireViewer();
  const form = readForm(nameOutSchema, formData);
  if (!form.ok || !(await takeOut(asking, form.data.group))) notFound();
  await renewBrowser(asking, now);
  await setFlash("/me", { outcome: "nameTakenOut" });
  redirect("/me");
}
