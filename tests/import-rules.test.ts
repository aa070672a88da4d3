import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkImports, type ImportFault, importRules } from "./imports";

/** One fault a rule: [rule, the file at fault, what it imports]. */
const faults: [rule: string, file: string, imports: string][] = [
  ["order-auth", "lib/auth/words.ts", "@/lib/mail/words"],
  ["order-mail", "lib/mail/letter.ts", "@/lib/schedule/shapes"],
  ["order-members", "lib/members/count.ts", "@/lib/notices/words"],
  ["order-notices", "lib/notices/merge.ts", "@/lib/rsvp/words"],
  ["order-switches", "lib/switches/dates.ts", "@/lib/rsvp/words"],
  ["order-schedule", "lib/schedule/seats.ts", "@/lib/rsvp/words"],
  ["order-rsvp", "lib/rsvp/moved.ts", "@/lib/edits/words"],
  ["order-answerlinks", "lib/answerlinks/when.ts", "@/lib/edits/words"],
  ["order-agenda", "lib/agenda/past.ts", "@/lib/regulars/words"],
  ["order-regulars", "lib/regulars/past.ts", "@/lib/turnout/words"],
  ["order-turnout", "lib/turnout/past.ts", "@/lib/comments/words"],
  ["order-comments", "lib/comments/past.ts", "@/lib/leaving/words"],
  ["order-leaving", "lib/leaving/past.ts", "@/lib/edits/words"],
  ["order-edits", "lib/edits/joined.ts", "@/lib/invites/words"],
  ["order-decisions", "lib/decisions/kind.ts", "@/lib/groups/words"],
  ["order-invites", "lib/invites/kind.ts", "@/lib/groups/words"],
  ["order-groups", "lib/groups/merge.ts", "@/lib/people/words"],
  ["order-people", "lib/people/dates.ts", "@/lib/calendar/words"],
  ["order-calendar", "lib/calendar/when.ts", "@/lib/reminders/words"],
  ["order-live", "lib/live/when.ts", "@/lib/reminders/words"],
  ["order-reminders", "lib/reminders/when.ts", "@/lib/delivery/words"],
  ["order-delivery", "lib/delivery/when.ts", "@/lib/operations/words"],
  ["door-next-auth", "app/sign-in/page.ts", "next-auth"],
  ["door-nodemailer", "lib/tasks.ts", "nodemailer"],
  ["door-rrule", "lib/schedule/rule.ts", "rrule"],
  ["door-temporal-polyfill", "components/schedule/clock.ts", "temporal-polyfill"],
  ["door-prisma", "lib/rsvp/commands.ts", "@prisma/client"],
  ["door-rate-limiter-flexible", "lib/mail/commands.ts", "rate-limiter-flexible"],
  ["unknown-noun", "lib/photos/words.ts", "@/lib/text"],
  ["pure", "lib/rsvp/attendance.ts", "@/lib/env"],
  ["schema-imports", "lib/members/schema.ts", "./access"],
  ["access-imports", "lib/edits/access.ts", "./queries"],
  ["queries-imports", "lib/invites/queries.ts", "./commands"],
  ["actions-imports", "lib/invites/actions.ts", "@/lib/db"],
  ["actions-own-commands", "lib/groups/actions.ts", "@/lib/invites/commands"],
  ["actions-are-the-edge", "lib/people/commands.ts", "@/lib/calendar/actions"],
  ["generated-client", "proxy.ts", "@/prisma/generated/client"],
  ["pages-read-through-queries", "app/groups/page.ts", "@/lib/invites/commands"],
  ["components-get-props", "components/rsvp/answer.ts", "@/lib/edits/queries"],
  ["ui-knows-no-noun", "components/ui/button.ts", "@/lib/groups/words"],
  ["plumbing-knows-no-noun", "lib/jobs.ts", "@/lib/mail/words"],
  ["layers", "components/groups/card.ts", "@/app/groups/words"],
  ["lib-draws-nothing", "lib/groups/card.ts", "@/components/ui/words"],
  ["tests-stay-outside", "lib/text.ts", "@/tests/factories"],
  ["no-cycles", "lib/people/one.ts", "./two"],
  ["unresolvable", "app/page.ts", "@/lib/nowhere"],
];

/** What the faults import, and imports that are as they should be: none of it may be reported. */
const sound: [file: string, ...imports: string[]][] = [
  ["lib/db.ts", "@prisma/client", "@/prisma/generated/client", "@/lib/env"],
  ["lib/env.ts"],
  ["lib/time.ts", "temporal-polyfill"],
  ["lib/auth/door.ts", "next-auth", "@/lib/db"],
  ["lib/auth/commands.ts", "@/lib/db"],
  ["lib/mail/door.ts", "nodemailer"],
  ["lib/mail/words.ts"],
  ["lib/members/access.ts", "next/navigation", "@/lib/db"],
  ["lib/members/actions.ts", "./access", "./schema", "@/lib/auth/commands", "next/navigation"],
  ["lib/notices/words.ts"],
  ["lib/schedule/rrule.ts", "rrule", "@/lib/time"],
  ["lib/schedule/shapes.ts", "@/lib/time"],
  ["lib/rsvp/words.ts", "@/lib/schedule/shapes"],
  ["lib/regulars/words.ts"],
  ["lib/turnout/words.ts"],
  ["lib/comments/words.ts"],
  ["lib/leaving/words.ts"],
  ["lib/edits/words.ts"],
  ["lib/edits/queries.ts", "@/lib/db", "@/prisma/generated/client"],
  ["lib/invites/words.ts"],
  ["lib/invites/commands.ts", "@/lib/db", "@/lib/members/access"],
  ["lib/groups/words.ts"],
  ["lib/people/words.ts"],
  ["lib/people/two.ts", "./one"],
  ["lib/calendar/words.ts"],
  ["lib/calendar/actions.ts"],
  ["lib/reminders/words.ts"],
  ["lib/delivery/words.ts"],
  ["lib/operations/words.ts"],
  ["app/groups/words.ts", "@/lib/edits/queries", "@/components/ui/words"],
  ["components/ui/words.ts"],
  ["prisma/generated/client.ts", "@prisma/client"],
  ["tests/factories.ts"],
  ["tests/engines.ts", "rrule", "@/lib/time"],
];

const packages = [
  "next",
  "next-auth",
  "nodemailer",
  "rrule",
  "temporal-polyfill",
  "@prisma/client",
  "rate-limiter-flexible",
];

const folder = mkdtempSync(join(tmpdir(), "regulars-imports-"));
let found: ImportFault[] = [];

beforeAll(() => {
  for (const name of packages) {
    for (const file of ["index.js", "navigation.js"]) plant(`node_modules/${name}/${file}`, []);
    plant(`node_modules/${name}/package.json`, [], "{}");
  }
  cpSync(resolve(import.meta.dirname, "../tsconfig.json"), join(folder, "tsconfig.json"));
  for (const [file, ...imports] of sound) plant(file, imports);
  for (const [, file, target] of faults) plant(file, [target]);
  found = checkImports(folder).faults;
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

function plant(file: string, imports: string[], text = "export {};\n") {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), imports.map((target) => `import "${target}";\n`).join("") + text);
}

test.each(faults)("%s reports %s when it imports %s", (rule, file) => {
  expect(found.filter((fault) => fault.from === file).map((fault) => fault.rule)).toContain(rule);
});

test("nothing is reported where nothing is wrong", () => {
  const planted = new Set(faults.map(([, file]) => file));
  // A cycle is reported at both of its ends.
  const innocent = found.filter(({ from, rule }) => !planted.has(from) && rule !== "no-cycles");
  expect(innocent).toEqual([]);
});

test("every rule has its fault here, and says how to mend it", async () => {
  expect(faults.map(([rule]) => rule).sort()).toEqual((await importRules()).sort());
  for (const { comment } of found) expect(comment).toMatch(/\w{3}/);
});

test("type imports count: purity cannot be had by leaving the code out", () => {
  plant("lib/rsvp/typed.ts", [], 'import type { Db } from "@/lib/db";\nexport type Row = Db;\n');
  const faults = checkImports(folder).faults.filter(({ from }) => from === "lib/rsvp/typed.ts");
  expect(new Set(faults.map(({ rule }) => rule))).toEqual(new Set(["pure"]));
});
