"use server";
import { notFound, redirect } from "next/navigation";
import { requireViewer, viewer } from "@/lib/auth/access";
import { renewBrowser } from "@/lib/auth/commands";
import { type FlashOutcome, setFlash } from "@/lib/flash";
import { readForm } from "@/lib/form";
import { requestTime } from "@/lib/request";
import { requireMailReader } from "./access";
import { switchAllOff as allOff, retryAddress as retry, saveSwitches as save } from "./commands";
import { allOffSchema, switchesSchema } from "./schema";

/** Saves what is mailed, by a link or for who asks; back to the page one came from. */
export async function saveSwitches(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(switchesSchema, formData);
  if (!form.ok) notFound();
  const { token, ...chosen } = form.data;
  await save(await requireMailReader(token), chosen, now);
  await back(token, "mailChosen", now);
}

/** Turns off everything that is mailed; back to the page one came from. */
export async function switchAllOff(formData: FormData): Promise<void> {
  const now = requestTime();
  const form = readForm(allOffSchema, formData);
  if (!form.ok) notFound();
  const { token } = form.data;
  await allOff(await requireMailReader(token), now);
  await back(token, "mailOff", now);
}

/** Has one's own address tried again, which mail servers refused. */
export async function retryAddress(): Promise<void> {
  const now = requestTime();
  await retry(await requireViewer());
  await back(undefined, "addressRetried", now);
}

async function back(token: string | undefined, outcome: FlashOutcome, now: Date): Promise<never> {
  await renewBrowser(await viewer(), now);
  const path = token === undefined ? "/me" : `/mail/${token}`;
  await setFlash(path, { outcome });
  redirect(path);
}
