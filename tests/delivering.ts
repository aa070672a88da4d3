import { draw } from "@/components/mail/draw";
import { deliverMail, gatherMails } from "@/lib/delivery/commands";
import { dueMails } from "@/lib/mail/queries";

// A process to be killed: gathers and delivers what is due at the instant given to it, until nothing is.
const now = new Date(process.argv[2] ?? "");
process.stdout.write("begun\n");
await gatherMails(now);
for (let ids = await dueMails(now); ids.length > 0; ids = await dueMails(now)) {
  for (const id of ids) await deliverMail(id, now, { draw });
}
process.exit();
