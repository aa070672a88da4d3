/** What went wrong between us and a mail server. */

/** As `MailFault` of the schema. */
export type Fault = "unreachable" | "tls" | "login" | "sender" | "recipient" | "timeout" | "refused";

/** What is seen of a failed delivery. */
export type Symptom = {
  /** The kind of failure and the SMTP command that failed, as nodemailer names them. */
  code: string | null;
  command: string | null;
  /** What the server said, with its reply code (RFC 5321 §4.2). Null: it did not say anything. */
  responseCode: number | null;
  response: string | null;
  message: string;
  /** Whether any of the message itself had been sent. */
  handedOver: boolean;
};

export type Failure = {
  fault: Fault;
  /** The mail server's words, or what else is known. */
  detail: string;
  /** "unknown": the server had the message, or most of it, and did not say what became of it (RFC 5321 §4.5.3.2). */
  taken: "no" | "unknown";
};

// RFC 3463 §3: 5.1 is about an address, of which 5.1.7 and 5.1.8 are the sender's, 5.2 about its mailbox. All other classes
// (quotas, routes, what is allowed) are the same whoever it is for. Many servers judge the sender at RCPT TO, too.
const CLASS = /^\d{3}[ -]5\.(\d{1,3}\.\d{1,3})\b/;
const OF_SENDER = /^1\.[78]$/;
const OF_RECIPIENT = /^[12]\./;
const POLICY = /\b5\.7\.\d+\b|\brelay/i;
const NAMES_SENDER = /\bsender (address|verif|reject)/i;
const LOGIN_CODES = [530, 534, 535, 538];
const CERTIFICATE = /certificate|self.signed|altname|\bSSL\b|\bTLS\b|wrong version number|EPROTO/i;
const LONGEST_DETAIL = 300;

/** A fault in words: why there was no connection is told apart by what the system said of it. */
export type Trouble = Fault | "notFound" | "closed";

/** What words are to say of a failure. @param failure.detail null: nothing else is known of it. */
export function troubleOf({ fault, detail }: { fault: Fault; detail: string | null }): Trouble {
  if (fault !== "unreachable" || detail === null) return fault;
  if (/\b(ENOTFOUND|EAI_AGAIN)\b/.test(detail)) return "notFound";
  return /\bECONNREFUSED\b/.test(detail) ? "closed" : fault;
}

/** Whether that is a mail server's own: its replies begin with a code (RFC 5321 §4.2), and nothing else said does. */
export const isReply = (detail: string) => /^[2-5]\d\d(?:[ -]|$)/.test(detail);

/** Names a failed delivery. */
export function failureOf(symptom: Symptom): Failure {
  const isAnswered = symptom.responseCode !== null && symptom.responseCode >= 400;
  const text = symptom.response ?? symptom.message;
  return {
    fault: isAnswered ? answeredFault(symptom, symptom.responseCode ?? 0) : silentFault(symptom),
    detail: text
      .replaceAll(/[\s\p{Cc}]+/gu, " ")
      .trim()
      .slice(0, LONGEST_DETAIL),
    taken: symptom.handedOver && !isAnswered ? "unknown" : "no",
  };
}

/** The server said no. A reply of the class 4 is about now and not about the address. */
function answeredFault({ code, command, response }: Symptom, reply: number): Fault {
  if (code === "EAUTH" || LOGIN_CODES.includes(reply)) return "login";
  if (code === "ETLS") return "tls";
  if (reply < 500) return "refused";
  if (command === "MAIL FROM") return "sender";
  return command === "RCPT TO" ? faultOfRecipient(response ?? "") : "refused";
}

/** What is wrong where a server said no to who is to get it: marks an address only for what is about that address. */
function faultOfRecipient(response: string): Fault {
  const [, about] = CLASS.exec(response) ?? [];
  if (NAMES_SENDER.test(response) || (about && OF_SENDER.test(about))) return "sender";
  return POLICY.test(response) || (about && !OF_RECIPIENT.test(about)) ? "refused" : "recipient";
}

function silentFault({ code, message, handedOver }: Symptom): Fault {
  if (code === "EAUTH") return "login";
  if (code === "ETLS" || (code === "ESOCKET" && CERTIFICATE.test(message))) return "tls";
  if (code === "ETIMEDOUT") return message.startsWith("Connection timeout") ? "unreachable" : "timeout";
  if (code === "EENVELOPE") return message.includes("sender") ? "sender" : "recipient";
  if (code === "EMESSAGE" || handedOver) return "refused";
  return "unreachable";
}
