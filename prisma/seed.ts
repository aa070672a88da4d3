import { db } from "@/lib/db";
import { appUrl } from "@/lib/env";
import { fillDemo } from "./demo";

const { already, organizer, invites } = await fillDemo(new Date());
await db().$disconnect();
const lines = [
  already ? "The demo is there already." : "A book club and a workout have met for a year now.",
  "",
  `Look at it as Ada, who organizes both: ${organizer}`,
  ...invites.map(({ group, link }) => `Join ${group} as somebody new (in a private window): ${link}`),
  `Then it is all at ${appUrl()}`,
];
process.stdout.write(`\n${lines.join("\n")}\n`);
