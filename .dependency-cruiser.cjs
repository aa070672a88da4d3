// Who may import whom. Each comment says how to mend what its rule reports. STYLE.md and docs/decisions give the reasons;
// tests/import-rules.test.ts plants a fault for each rule.

/** Lowest first: a noun imports only those before it. A new one goes in at its place. */
const NOUNS = [
  "auth",
  "mail",
  "members",
  "notices",
  "switches",
  "schedule",
  "rsvp",
  "answerlinks",
  "agenda",
  "regulars",
  "turnout",
  "comments",
  "leaving",
  "edits",
  "decisions",
  "invites",
  "groups",
  "people",
  "calendar",
  "live",
  "reminders",
  "delivery",
  "operations",
];

const anyNoun = `^lib/(${NOUNS.join("|")})/`;
const reserved = (...names) => `${anyNoun}(${names.join("|")})[.]ts$`;
const nodeModule = (...names) => `(^|/)node_modules/(${names.join("|")})/`;

/** Packages of which one file of ours knows (and `compared`, a test that holds ours against it); all others use that. */
const DOORS = [
  { packages: ["next-auth", "@next-auth/[^/]+", "@auth/[^/]+"], door: "lib/auth/door.ts" },
  { packages: ["nodemailer"], door: "lib/mail/door.ts" },
  { packages: ["rrule"], door: "lib/schedule/rrule.ts", compared: "tests/engines.ts" },
  { packages: ["temporal-polyfill", "@js-temporal/[^/]+"], door: "lib/time.ts" },
  { packages: ["@prisma/[^/]+"], door: "lib/db.ts" },
  { packages: ["rate-limiter-flexible"], door: "lib/limits.ts" },
];

/** What makes a file depend on more than its arguments. */
const WORLD = [
  "^lib/(db|env|jobs|limits)[.]ts$",
  nodeModule(
    "next",
    "react",
    "react-dom",
    "server-only",
    "pg",
    "graphile-worker",
    "nodemailer",
    "next-auth",
    "@prisma/[^/]+",
  ),
  "^prisma/generated/",
  "^(node:)?(fs|fs/promises|child_process|net|http|https|dns|os|worker_threads)$",
];

const order = NOUNS.slice(0, -1).map((noun, index) => ({
  name: `order-${noun}`,
  comment: `${noun} is below ${NOUNS.slice(index + 1).join(", ")}: move what both need into ${noun} or lower, or call from the higher one.`,
  from: { path: `^lib/${noun}/` },
  to: { path: `^lib/(${NOUNS.slice(index + 1).join("|")})/` },
}));

const doors = DOORS.map(({ packages, door, compared }) => ({
  name: `door-${packages[0].replace("@", "").replace(/\/.*/, "")}`,
  comment: `Only ${door} knows this package: give it a function in our own words and types, and import that.`,
  from: { pathNot: [door, compared].filter(Boolean).map((file) => `^${file.replaceAll(".", "[.]")}$`) },
  to: { path: nodeModule(...packages) },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...order,
    ...doors,
    {
      name: "unknown-noun",
      comment: "A folder of lib/ is a noun: name it in NOUNS, at its place in the order.",
      from: { path: "^lib/[^/]+/", pathNot: anyNoun },
      to: {},
    },
    {
      name: "pure",
      comment:
        "In lib/<noun>/ only access, queries, commands, actions and door touch the world. Pass in what this file needs as arguments, or move the part that asks the world into one of those.",
      from: { path: anyNoun, pathNot: reserved("access", "queries", "commands", "actions", "door") },
      to: { path: WORLD, reachable: true },
    },
    {
      name: "schema-imports",
      comment:
        "A schema describes a form to browser and server alike: zod, pure files and lower schemas are all it needs.",
      from: { path: reserved("schema") },
      to: { path: reserved("access", "queries", "commands", "actions", "door") },
    },
    {
      name: "access-imports",
      comment:
        "access.ts says who is asking, before anything is read or done for them: select what the proof needs here.",
      from: { path: reserved("access") },
      to: { path: reserved("queries", "commands") },
    },
    {
      name: "queries-imports",
      comment: "Queries read. Who has to write calls a command from an action.",
      from: { path: reserved("queries") },
      to: { path: reserved("commands", "door") },
    },
    {
      name: "actions-imports",
      comment:
        "An action proves, parses, calls its own noun's command and redirects. Reading belongs into queries, deciding into commands, talking to a vendor into the door.",
      from: { path: reserved("actions") },
      to: { path: ["^lib/(db|jobs|tasks)[.]ts$", "^prisma/", reserved("queries", "door")] },
    },
    {
      name: "actions-own-commands",
      comment:
        "One action, one command of its own noun, one transaction: let that command call the lower one. Only auth's may be called by all, since every action renews the browser that it came from.",
      from: { path: `^lib/(${NOUNS.join("|")})/actions[.]ts$` },
      to: { path: reserved("commands"), pathNot: ["^lib/$1/", "^lib/auth/commands[.]ts$"] },
    },
    {
      name: "actions-are-the-edge",
      comment: "Actions are for forms. Inside lib/ call the command, with a proof, input and now.",
      from: { path: "^lib/" },
      to: { path: reserved("actions") },
    },
    {
      name: "generated-client",
      comment:
        "Rows stay behind queries, commands and access: hand out a type of our own with the fields that are needed.",
      from: { pathNot: ["^lib/db[.]ts$", reserved("access", "queries", "commands"), "^prisma/"] },
      to: { path: "^prisma/generated/" },
    },
    {
      name: "pages-read-through-queries",
      comment:
        "A page goes params → proof → queries → compose: read through a query, write through a form and its action.",
      from: { path: "^app/" },
      to: { path: ["^lib/db[.]ts$", reserved("commands")] },
    },
    {
      name: "components-get-props",
      comment: "A component shows what its page hands it: read in the page, pass plain values or a pure file's types.",
      from: { path: "^components/" },
      to: { path: ["^lib/(db|jobs|env|tasks)[.]ts$", reserved("queries", "commands", "access", "door")] },
    },
    {
      name: "ui-knows-no-noun",
      comment: "components/ui could ship in any product: move what knows our nouns to components/<noun>.",
      from: { path: "^components/ui/" },
      to: { path: [anyNoun, "^components/(?!ui/)", "^app/"] },
    },
    {
      name: "plumbing-knows-no-noun",
      comment:
        "Files right in lib/ are plumbing for every noun. What knows a noun lives in its folder; only lib/tasks.ts composes.",
      from: { path: "^lib/[^/]+$", pathNot: "^lib/tasks[.]ts$" },
      to: { path: "^lib/[^/]+/" },
    },
    {
      name: "layers",
      comment: "app → components → lib, never back: move what both need down.",
      from: { path: "^(components|lib)/" },
      to: { path: "^app/" },
    },
    {
      name: "lib-draws-nothing",
      comment:
        "lib/ holds rules and data: what draws belongs to components/. Only lib/tasks.ts composes (letters are drawn there).",
      from: { path: "^lib/", pathNot: "^lib/tasks[.]ts$" },
      to: { path: "^components/" },
    },
    {
      name: "tests-stay-outside",
      comment: "The product does not know its tests, benchmarks or launcher: move what it needs into lib/.",
      from: { path: "^(app|components|lib)/" },
      to: { path: "^(tests|bench|launcher|scripts)/" },
    },
    {
      name: "no-cycles",
      comment: "Two files that need each other are one, or share a third that knows neither.",
      from: {},
      to: { circular: true },
    },
    {
      name: "unresolvable",
      comment: "This import leads nowhere, and rules cannot judge what they cannot find: fix the path or run `npm ci`.",
      from: {},
      to: { couldNotResolve: true },
    },
  ].map((rule) => ({ severity: "error", ...rule })),
  options: {
    doNotFollow: { path: ["node_modules", "^prisma/generated/"] },
    // A test may import what it likes.
    exclude: { path: "[.](test|deep)[.]tsx?$" },
    // Type imports are imports: a pure file that speaks in a command's types cannot be read without it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
