"use server";
import { redirect } from "next/navigation";
import { signInSchema } from "@/lib/auth/schema";
import { readForm } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { requestTime } from "@/lib/request";
import { mailSignInLink } from "./commands";

/** Mails a sign-in link; on to a page that says the same whether or not an account has that address. */
export async function askSignIn(_state: FormState, formData: FormData): Promise<FormState> {
  const form = readForm(signInSchema, formData);
  if (!form.ok) return form.state;
  await mailSignInLink(form.data.email, requestTime());
  redirect("/sign-in/sent");
}
