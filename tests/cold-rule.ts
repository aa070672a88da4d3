/**
 * Prints what the next ten dates of a rule cost in a process that had none before, as a share of what its start cost: of
 * the processor, whose speed does not matter then.
 */
import { occurrences } from "@/lib/schedule/recurrence";
import { parseRule } from "@/lib/schedule/rule";
import type { LocalDate, LocalDateTime, Zone } from "@/lib/time";

const started = process.cpuUsage();
const parsed = parseRule(process.argv[2] ?? "");
if (!parsed.ok) throw new Error(parsed.reason);
const given = { start: "1906-12-31T02:30:00" as LocalDateTime, zone: "Africa/Casablanca" as Zone, rule: parsed.rule };
const dates: LocalDate[] = [];
for (const date of occurrences(given, { from: "2026-11-25" as LocalDate })) if (dates.push(date) === 10) break;
const cost = process.cpuUsage(started);
console.log((cost.user + cost.system) / (started.user + started.system));
