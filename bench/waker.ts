/** One process that wakes what is due, whenever the bench says so: `bench/due.ts` measures it. */
import { db } from "@/lib/db";
import { wakeSeries } from "@/lib/reminders/commands";

await db().$queryRaw`SELECT 1`;
process.on("message", (now: string) => {
  wakeSeries(new Date(now)).then(
    (woken) => process.send?.({ woken }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});
// Whoever waits for work is not done.
process.channel?.ref();
process.send?.({ woken: 0 });
