/** One process that does nothing but jobs and ticks, as an app process does beside its pages: to be killed. */
import { startJobs } from "@/lib/jobs";
import { housekeeping, tasks } from "@/lib/tasks";

startJobs({ databaseUrl: process.env.DATABASE_URL ?? "", tasks, housekeeping });
process.stdout.write("working\n");
// Its own loops do not keep it alive.
setInterval(() => {}, 60_000);
