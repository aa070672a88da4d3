/** Prints the milliseconds of processor that the next ten dates of a rule take in a process that had none before. */
import { occurrences } from "@/lib/schedule/recurrence";
import { parseRule } from "@/lib/schedule/rule";
import type { LocalDate, LocalDateTime, Zone } from "@/lib/time";

const before = process.cpuUsage();
const parsed = parseRule(process.argv[2] ?? "");
if (!parsed.ok) throw new Error(parsed.reason);
const given = { start: "1906-12-31T02:30:00" as LocalDateTime, zone: "Africa/Casablanca" as Zone, rule: parsed.rule };
const dates: LocalDate[] = [];
for (const date of occurrences(given, { from: "2026-11-25" as LocalDate })) if (dates.push(date) === 10) break;
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
