import "server-only";
import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import SMTPTransport from "nodemailer/lib/smtp-transport";
import { env } from "@/lib/env";
import { type Failure, failureOf } from "./fault";
import type { CalendarPart, Unsubscribe } from "./letter";

/** A mail as it goes out. */
export type Outgoing = {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** With its angle brackets. */
  messageId: string;
  unsubscribe: Unsubscribe | null;
  calendars: readonly CalendarPart[];
};

// A server that does not answer must not keep a job from ending, nor one that answers a little at a time.
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };
const LIMIT_MS = 60_000;

/**
 * Hands a mail to the mail server.
 * @param limitMs how long all of it may take.
 * @returns why it did not take it; null where it did.
 */
export async function sendOut(mail: Outgoing, limitMs = LIMIT_MS): Promise<Failure | null> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) throw new Error("No mail server is set up");
  const message = new MailComposer({
    from: MAIL_FROM,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    messageId: mail.messageId,
    headers: headersOf(mail),
    text: mail.text,
    html: mail.html,
    ...calendarParts(mail.calendars),
  }).compile();
  const { from, to } = message.getEnvelope();
  return converse(SMTP_URL, { from: from || "", to }, await message.build(), limitMs);
}

/** RFC 3834 §5: no out-of-office answers. RFC 2369 §3.2 and RFC 8058 §3.1: how to stop it. */
function headersOf({ unsubscribe }: Outgoing) {
  const automatic = { "Auto-Submitted": "auto-generated" };
  if (!unsubscribe) return automatic;
  const address = { prepared: true, value: `<${unsubscribe.post}>` };
  return { ...automatic, "List-Unsubscribe": address, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

/**
 * One date is another form of the whole mail, which calendar apps take by themselves (RFC 6047 §2.4), and a file for
 * those that do not. Several are none of them the whole: files alone.
 */
function calendarParts(calendars: readonly CalendarPart[]) {
  const [first, ...others] = calendars;
  if (!first) return {};
  const typeOf = ({ method }: CalendarPart) => `text/calendar; charset=utf-8; method=${method}`;
  if (others.length === 0) {
    const file = { filename: "date.ics", contentType: "application/ics", content: first.text };
    return { alternatives: [{ contentType: typeOf(first), content: first.text }], attachments: [file] };
  }
  const attachments = calendars.map((calendar, index) => ({
    ...{ filename: `date-${index + 1}.ics`, contentType: typeOf(calendar), content: calendar.text },
  }));
  return { attachments };
}

/** One connection, one mail. nodemailer's own transport does not tell whether the message was on its way already. */
function converse(
  url: string,
  envelope: { from: string; to: string[] },
  message: Buffer,
  limitMs: number,
): Promise<Failure | null> {
  const transport = new SMTPTransport({ url, ...PATIENCE });
  const connection = new SMTPConnection(transport.options);
  let handedOver = false;
  // Read from when the server is ready for the message, and not before.
  const body = new Readable({
    read() {
      handedOver = true;
      this.push(message);
      this.push(null);
    },
  });
  return new Promise((resolve) => {
    const end = (failure: Failure | null) => {
      clearTimeout(limit);
      connection.close();
      resolve(failure);
    };
    const fail = (error: Partial<SMTPConnection.SMTPError>) => end(failureOf(symptomOf(error, handedOver)));
    const limit = setTimeout(() => fail({ code: "ETIMEDOUT", message: "Timeout" }), limitMs);
    const closed = () => fail({ code: "ECONNECTION", message: "The connection was closed" });
    connection.on("error", fail);
    // An error that closes a connection is told after its end.
    connection.on("end", () => setTimeout(closed, 100));
    const send = () => connection.send(envelope, body, (error) => (error ? fail(error) : end(null)));
    connection.connect(() => {
      const { auth } = transport;
      const mayLogin = auth && "credentials" in auth && Reflect.get(connection, "allowsAuth") === true;
      if (mayLogin) connection.login(auth, (error) => (error ? fail(error) : send()));
      else send();
    });
  });
}

function symptomOf(error: Partial<SMTPConnection.SMTPError>, handedOver: boolean) {
  const { code = null, command = null, responseCode = null, response = null, message = "" } = error;
  return { code, command, responseCode, response, message, handedOver };
}
