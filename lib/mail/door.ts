import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/env";

/** A mail as it goes out. */
export type Letter = { to: string; subject: string; text: string; messageId: string };

// A server that does not answer must not keep a job from ending.
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

let transport: Transporter | undefined;

/** Whether there is a mail server to send through. */
export function hasMailServer(): boolean {
  return env().SMTP_URL !== undefined;
}

/** Hands a letter to the mail server. Throws where it does not take it. */
export async function sendLetter({ to, subject, text, messageId }: Letter): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) throw new Error("No mail server is set up");
  transport ??= createTransport({ url: SMTP_URL, ...PATIENCE });
  await transport.sendMail({ from: MAIL_FROM, to: { name: "", address: to }, subject, text, messageId });
}
