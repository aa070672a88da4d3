import { type Failure, isReply, type Trouble, troubleOf } from "@/lib/mail/fault";

/** What a mail was sent through: the host of SMTP_URL, MAIL_FROM, and to whom. */
export type Route = { host: string; from: string; to: string };

const ADDRESS = /^[^@\s]+@[^@\s]+$/;

/** Why nobody can be mailed there; null: it looks like an address. */
export function whyNobody(to: string): string | null {
  if (ADDRESS.test(to)) return null;
  return `${to === "" ? "say to whom" : `“${to}” is no address`}: npm run mail:test you@example.org`;
}

const WORDS: Record<Trouble, (route: Route) => string> = {
  notFound: ({ host }) =>
    `no host is found by the name ${host}. Look at SMTP_URL, and whether this machine can look up names.`,
  closed: ({ host }) =>
    `nothing takes connections at ${host}. Look at the port in SMTP_URL, and whether the mail server runs.`,
  unreachable: ({ host }) =>
    `nothing answers at ${host}. Look at host and port in SMTP_URL, and whether a firewall lets this machine out (many providers close port 25: 465 and 587 are for this).`,
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
  const words = `Not sent: ${WORDS[troubleOf({ fault, detail })](route)}`;
  const late = taken === "unknown" ? ["It may arrive all the same: the server had all of it and did not answer."] : [];
  return [
    words,
    ...late,
    ...(detail === "" ? [] : [`${isReply(detail) ? "In its own words" : "In detail"}: ${detail}`]),
  ];
}
