/** What both simulations need before a test: a mail server that refuses some people, and the settings that name it. */
import { afterAll } from "vitest";
import { withDatabase } from "@/tests/database";
import { MailServer, reply } from "@/tests/smtp";
import type { Office } from "./run";

/** Called once, at the top of the file. */
export async function withOffice(): Promise<Office> {
  const server = new MailServer();
  const open = () =>
    server.start({
      onRcptTo: ({ address }, _session, done) =>
        done(address.endsWith("@refused.org") ? reply(550, "No such mailbox") : null),
    });
  await open();
  process.env.SMTP_URL = server.url();
  process.env.MAIL_FROM = "Regulars <regulars@example.org>";
  process.env.APP_URL = "https://meet.example.org";
  afterAll(() => server.stop());
  withDatabase();
  return { server, open };
}
