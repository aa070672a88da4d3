import "server-only";
import { draw } from "@/components/mail/draw";
import { deleteExpired } from "@/lib/auth/commands";
import { operatorAddress } from "@/lib/auth/queries";
import { deliverMail, gatherMails, inWords } from "@/lib/delivery/commands";
import { env } from "@/lib/env";
import { purgeDeletedGroups } from "@/lib/groups/commands";
import { type Housekeeping, startJobs, type Tasks, tellOperator } from "@/lib/jobs";
import { stopLive } from "@/lib/live/door";
import { deleteOldMails, queueDueMails } from "@/lib/mail/commands";
import { mailboxAddress } from "@/lib/mail/queries";

/** Which function runs which kind of job. */
export const tasks: Tasks = {
  deliverMail: ({ mailId }, now) => deliverMail(mailId, now, { draw, post: inWords }),
};

/** What runs at every tick, in this order. */
export const housekeeping: Housekeeping = [
  gatherMails,
  queueDueMails,
  deleteOldMails,
  deleteExpired,
  purgeDeletedGroups,
];

/** Begins what an app process does besides answering requests. */
export function startWork(): void {
  const { DATABASE_URL, DATABASE_DIRECT_URL, JOBS } = env();
  const address = mailboxAddress();
  if (address) tellOperator(`No mail server is set up: mails lie at ${address}`);
  tellFirstStart().catch((error: unknown) => console.error("The first start:", error));
  const options = { databaseUrl: DATABASE_DIRECT_URL ?? DATABASE_URL, tasks, housekeeping };
  const jobs = JOBS === "off" ? null : startJobs(options);
  const stop = async () => {
    await Promise.all([jobs?.stop(), stopLive()]);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) stopFirst(signal, stop);
}

async function tellFirstStart(): Promise<void> {
  const address = await operatorAddress();
  if (address) tellOperator(`Nobody runs this instance yet: whoever opens ${address} and presses its button does`);
}

/**
 * Stops jobs and streams before anybody else hears the signal: Next ends the process as soon as its own requests are
 * done, which an open stream never is, and a job that is cut off is taken up again only hours later.
 */
function stopFirst(signal: "SIGTERM" | "SIGINT", stop: () => Promise<void>): void {
  const others = process.rawListeners(signal);
  process.removeAllListeners(signal);
  process.once(signal, async () => {
    for (const listener of others) process.on(signal, listener as NodeJS.SignalsListener);
    await stop();
    process.kill(process.pid, signal);
  });
}
