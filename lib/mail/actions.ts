"use server";
import { redirect } from "next/navigation";
import { signInSchema } from "@/lib/auth/schema";
import { readForm, refusedForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { clientNetwork, requestTime } from "@/lib/request";
import { mailSignInLink } from "./commands";

/** Mails a sign-in link; on to a page that says the same whether or not an account has that address. */
export async function askSignIn(_state: FormState<"tooOften">, formData: FormData): Promise<FormState<"tooOften">> {
  const form = readForm(signInSchema, formData);
  if (!form.ok) return form.state;
  const result = await mailSignInLink(form.data.email, await clientNetwork(), requestTime());
  if (!result.ok) return refusedForm(form.typed, result.reason);
  redirect("/sign-in/sent");
}
