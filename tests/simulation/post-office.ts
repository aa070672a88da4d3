/** A mail server of the tests: what it took, read as a mail program reads it. */
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type Received = { mail: ParsedMail; to: string };

export type PostOffice = {
  url: string;
  /** What came since the last call. */
  collect: () => Promise<Received[]>;
  /** Closes or opens its door: closed it sends everybody away. */
  open: (isOpen: boolean) => void;
  close: () => Promise<void>;
};

/** @param refuses whether it takes no mail for an address. */
export async function openPostOffice(refuses: (address: string) => boolean): Promise<PostOffice> {
  let taken: { raw: Buffer; to: string }[] = [];
  let isOpen = true;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onConnect(_session, done) {
      done(isOpen ? null : Object.assign(new Error("Closed today"), { responseCode: 421 }));
    },
    onRcptTo({ address }, _session, done) {
      done(refuses(address) ? Object.assign(new Error("No such mailbox"), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const [recipient] = session.envelope.rcptTo;
        taken.push({ raw: Buffer.concat(parts), to: recipient?.address ?? "" });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    async collect() {
      const all = taken;
      taken = [];
      return Promise.all(all.map(async ({ raw, to }) => ({ mail: await simpleParser(raw), to })));
    },
    open(is) {
      isOpen = is;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
