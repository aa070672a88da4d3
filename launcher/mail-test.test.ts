import { createServer } from "node:net";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { databaseUrl } from "@/tests/database";
import { MailServer, reply } from "@/tests/smtp";
import { runNode } from "./child";

const server = new MailServer();
await server.start();
afterAll(() => server.stop());

/** As `npm run mail:test` runs it once the settings are read. */
async function mailTest(url = server.url()): Promise<{ code: number; said: string }> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, SMTP_URL: url, MAIL_FROM: "us@example.org" };
  const script = ["--conditions=react-server", "--import", "tsx", "launcher/mail-test.ts", "ada@example.net"];
  const { code, output } = await runNode(script, { env, output: "keep" });
  return { code, said: output };
}

// Whoever never says a word is waited for ten seconds, in which the other tests run.
const silent = createServer();
await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
afterAll(() => silent.close());
const address = silent.address();
const waited = mailTest(`smtp://127.0.0.1:${typeof address === "object" && address?.port}`);

test("a mail that the server takes is sent, and that is said", async () => {
  const { code, said } = await mailTest();
  expect([code, said]).toEqual([0, expect.stringContaining("took a mail from us@example.org to ada@example.net")]);
  const [mail] = await server.mails();
  expect(mail).toMatchObject({ subject: "Mail from Regulars works", to: { text: "ada@example.net" } });
});

test.each([
  ["does not let us in", { onAuth: (_: unknown, __: unknown, done: (error: Error) => void) => done(new Error("No")) }],
  ["no safe connection", { disabledCommands: [] }],
  [
    "does not send mail from",
    { onMailFrom: (_: unknown, __: unknown, done: (e: Error) => void) => done(reply(553, "No")) },
  ],
  [
    "takes no mail for",
    { onRcptTo: (_: unknown, __: unknown, done: (error: Error) => void) => done(reply(550, "No")) },
  ],
] as const)("it %s: that is said, and the exit code is 1", async (words, options) => {
  await server.start(options as object);
  onTestFinished(() => server.start());
  const { code, said } = await mailTest(server.url("ada:secret@"));
  expect([code, said]).toEqual([1, expect.stringContaining(words)]);
});

test("nothing listens there: that is said, and nobody is quoted", async () => {
  const { code, said } = await mailTest("smtp://127.0.0.1:1");
  expect([code, said]).toEqual([1, expect.stringContaining("nothing takes connections at 127.0.0.1:1")]);
  expect(said).not.toContain("own words");
});

test("it hangs: that is said, and the exit code is 1", async () => {
  const { code, said } = await waited;
  expect([code, said]).toEqual([1, expect.stringContaining("took too long")]);
});
