import type { Failure, Fault } from "@/lib/mail/fault";

/** What a mail was sent through: the host of SMTP_URL, MAIL_FROM, and to whom. */
export type Route = { host: string; from: string; to: string };

const WORDS: Record<Fault, (route: Route) => string> = {
  unreachable: ({ host }) =>
    `nothing answers at ${host}, or there is no such host. Look at host and port in SMTP_URL, and whether a firewall lets this machine out (many providers close port 25: 465 and 587 are for this).`,
  tls: ({ host }) =>
    `there is no safe connection to ${host}. smtps:// is for port 465, smtp:// for 587 and 25; the certificate must be valid for the name in SMTP_URL.`,
  login: ({ host }) =>
    `${host} does not let us in. Look at user and password in SMTP_URL: smtps://user:password@host, with what is special in them percent-encoded (@ is %40).`,
  sender: ({ host, from }) =>
    `${host} does not send mail from ${from}. MAIL_FROM must be an address that this account may send from.`,
  recipient: ({ host, to }) => `${host} takes no mail for ${to}. Is the address right?`,
  timeout: ({ host }) => `${host} took too long. It may be busy, or the port another (465 needs smtps://).`,
  refused: ({ host }) => `${host} refused the mail.`,
};

/** What is wrong and what can be done, a line each. */
export function faultInWords({ fault, detail, taken }: Failure, route: Route): string[] {
  const words = `Not sent: ${WORDS[fault](route)}`;
  const late = taken === "unknown" ? ["It may arrive all the same: the server had all of it and did not answer."] : [];
  return [words, ...late, ...(detail === "" ? [] : [`In its own words: ${detail}`])];
}
