import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail server that keeps what it takes. */
export class MailServer {
  /** What it said yes to, as it came. */
  readonly received: string[] = [];
  /** Asked before it says yes: an error is its answer; a promise that never ends is none. */
  judge: (message: string) => Promise<Error | null> = async () => null;
  private server: SMTPServer | null = null;
  private port = 0;

  /** Begins to listen, always at the same port, as these options say. */
  async start(options: SMTPServerOptions = {}): Promise<void> {
    await this.stop();
    const server = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ["STARTTLS"], allowInsecureAuth: true, closeTimeout: 1 },
      onAuth: ({ username }, _session, done) => done(null, { user: username ?? "" }),
      onData: (stream, _session, done) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", async () => {
          const message = Buffer.concat(parts).toString();
          const refusal = await this.judge(message);
          if (!refusal) this.received.push(message);
          done(refusal);
        });
      },
      ...options,
    });
    // Whoever hangs up in the middle is no fault of the server's.
    server.on("error", () => {});
    await new Promise<void>((resolve) => server.listen(this.port, "127.0.0.1", resolve));
    const address = server.server.address();
    this.port = typeof address === "object" && address ? address.port : 0;
    this.server = server;
  }

  /** Ceases to listen. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  /** Where it listens, as SMTP_URL has it. */
  url(login = ""): string {
    return `smtp://${login}127.0.0.1:${this.port}`;
  }

  /** Forgets everything and is willing again. */
  reset(): void {
    this.received.length = 0;
    this.judge = async () => null;
  }

  /** What it took, read as a mail program does. */
  mails(): Promise<ParsedMail[]> {
    return Promise.all(this.received.map((message) => simpleParser(message)));
  }
}

/** An answer of a mail server. */
export function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
