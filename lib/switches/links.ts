import { signToken } from "@/lib/token";

/** Of whom a link switches what is mailed: of a user, in all groups, or of one membership. */
export type MailOf = { userId: string } | { memberId: string };

/**
 * The addresses below `base` at which somebody chooses what is mailed to them (`choose`, a page) and to which a mail
 * program posts to have no more of it (`post`, RFC 8058 §3.1). They store no secret: made again they are the same.
 */
export function mailLinks(base: string, secret: string, of: MailOf): { choose: string; post: string } {
  const token =
    "userId" in of
      ? signToken(secret, "mail", { id: of.userId, generation: 0 })
      : signToken(secret, "groupMail", { id: of.memberId, generation: 0 });
  return { choose: `${base}/mail/${token}`, post: `${base}/api/mail/off/${token}` };
}
