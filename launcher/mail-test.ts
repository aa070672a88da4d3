import { randomUUID } from "node:crypto";
import { appUrl, env } from "@/lib/env";
import { sendOut } from "@/lib/mail/door";
import { faultInWords } from "./mail-words";

const [to = ""] = process.argv.slice(2);
const { SMTP_URL = "", MAIL_FROM = "" } = env();
const { hostname: ours } = new URL(appUrl());
const text = `Regulars at ${appUrl()} can send mail. Nothing else is to be done.`;

const failure = await sendOut({
  ...{ to, subject: "Mail from Regulars works", text, html: `<p>${text}</p>` },
  ...{ messageId: `<${randomUUID()}@${ours}>`, unsubscribe: null, calendars: [] },
});
const route = { host: new URL(SMTP_URL).host, from: MAIL_FROM, to };
const lines = failure
  ? faultInWords(failure, route)
  : [`Sent: ${route.host} took a mail from ${MAIL_FROM} to ${to}. Look whether it arrives, and not among spam.`];
process.stdout.write(`${lines.join("\n")}\n`);
process.exitCode = failure ? 1 : 0;
