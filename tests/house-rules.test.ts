import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

// The one file that may contain what it looks for.
const ROOT = resolve(import.meta.dirname, "..");
const SELF = "tests/house-rules.test.ts";

type Rule = {
  name: string;
  /** The fault's line numbers, from 1. */
  find: (text: string, path: string) => number[];
  applies: (path: string) => boolean;
  /** Each of these must be reported, when it stands in the file named first. */
  bad: [path: string, text: string][];
  /** None of these may be. */
  good: [path: string, text: string][];
};

const isText = (path: string) => !/\.(png|ico|jpe?g|webp|woff2?)$/.test(path);
const isProse = (path: string) => isText(path) && path !== "package-lock.json";
const isCode = (path: string) => /\.([cm]?[jt]s|tsx)$/.test(path);
const isTest = (path: string) => /\.(test|deep|spec)\.tsx?$/.test(path) || path.startsWith("tests/");
const isProduct = (path: string) =>
  isCode(path) && !isTest(path) && /^(app|components|lib)\/|^(proxy|instrumentation)\.ts$/.test(path);

/** Where a request or a tick begins: the clock is read there once and handed down. */
const CLOCK_EDGES = /^app\/|^lib\/(request|jobs)\.ts$|^lib\/[^/]+\/actions\.ts$/;
/** What speaks to whoever runs the process. */
const LOG_EDGES = /^lib\/jobs\.ts$|^instrumentation\.ts$/;
const LONGEST_FILE = 300;
const LONGEST_FUNCTION = 60;
const LONGEST_COMPONENT = 120;

function matches(pattern: RegExp) {
  return (text: string) => text.split("\n").flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
}

/** Looks at the syntax tree, where a word in a comment or a text is no fault. */
function nodes(isFault: (node: ts.Node, source: ts.SourceFile) => boolean) {
  return (text: string, path: string) => {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const found: number[] = [];
    const visit = (node: ts.Node) => {
      if (isFault(node, source)) found.push(lineOf(source, node.getStart()) + 1);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  };
}

function lineOf(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line;
}

function isLongFunction(node: ts.Node, source: ts.SourceFile): boolean {
  if (!ts.isFunctionLike(node)) return false;
  const lines = lineOf(source, node.getEnd()) - lineOf(source, node.getStart()) + 1;
  return lines > (source.fileName.endsWith(".tsx") ? LONGEST_COMPONENT : LONGEST_FUNCTION);
}

const rules: Rule[] = [
  {
    name: "no exception from a check",
    find: matches(
      /biome-ignore|@ts-(ignore|nocheck|expect-error)|(eslint|stylelint)-disable|prettier-ignore|(v8|c8|istanbul) ignore/,
    ),
    applies: isProse,
    bad: ["// biome-ignore lint: x", "// @ts-expect-error", "/* eslint-disable */", "/* v8 ignore next */"].map(
      (text) => ["lib/a.ts", text],
    ),
    good: [["lib/a.ts", "const ignore = 1;"]],
  },
  {
    name: "nothing left for later",
    find: matches(/\b(TODO|FIXME|XXX|HACK)\b/),
    applies: isProse,
    bad: [
      ["lib/a.ts", "// TODO: later"],
      ["STYLE.md", "FIXME"],
    ],
    good: [["lib/a.ts", "const todos = TODOS;"]],
  },
  {
    name: "no any",
    find: nodes((node) => node.kind === ts.SyntaxKind.AnyKeyword),
    applies: isCode,
    bad: [
      ["lib/a.ts", "const a = b as any;"],
      ["lib/a.ts", "function f(a: any[]) {}"],
    ],
    good: [["lib/a.ts", "// grows only as any seated party may\nconst any = 1 as unknown;"]],
  },
  {
    name: "no assertion that something is there",
    find: nodes(
      (node) =>
        ts.isNonNullExpression(node) ||
        ((ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) && node.exclamationToken !== undefined),
    ),
    applies: isCode,
    bad: [
      ["lib/a.ts", "a!.b();"],
      ["lib/a.ts", "f(list[0]!);"],
      ["lib/a.ts", "let a!: string;"],
      ["app/a.tsx", "const a = <p>{b!}</p>;"],
    ],
    good: [["lib/a.ts", "if (!a || a !== b) f('x!');"]],
  },
  {
    name: "every test runs",
    find: matches(/\b(test|it|describe|suite)(\.\w+)*\.(only|skip|todo|fixme|skipIf|runIf)\b/),
    applies: isTest,
    bad: [
      "test.only('a', f)",
      "describe.skip('a', f)",
      "it.concurrent.only('a', f)",
      "test.todo('a')",
      "test.fixme()",
    ].map((text) => ["tests/a.test.ts", text]),
    good: [["tests/a.test.ts", "test.each([])('a', f); list.skip(1);"]],
  },
  {
    name: "nothing of ours is mocked",
    find: matches(/\bvi\.(do)?mock\(\s*(import\()?["'`](@\/|\.)/i),
    applies: isTest,
    bad: ['vi.mock("@/lib/db")', 'vi.doMock("./db", f)', 'vi.mock(import("../lib/db"))'].map((text) => [
      "lib/a.test.ts",
      text,
    ]),
    good: [["lib/a.test.ts", "vi.useFakeTimers();"]],
  },
  {
    name: "the clock is read at the edges",
    find: matches(/\bnew Date\(\)|\bDate\.now\(|(?<!new )\bDate\(\)|\bTemporal\.Now\b/),
    applies: (path) => isProduct(path) && !CLOCK_EDGES.test(path),
    bad: ["new Date()", "Date.now()", "Temporal.Now.instant()"].flatMap((text): [string, string][] => [
      ["lib/rsvp/commands.ts", text],
      ["components/rsvp/a.tsx", text],
    ]),
    good: [
      ["lib/rsvp/commands.ts", "new Date(now.getTime() + 1)"],
      ["lib/request.ts", "new Date()"],
      ["lib/rsvp/actions.ts", "new Date()"],
      ["tests/a.ts", "new Date()"],
    ],
  },
  {
    name: "only edges print",
    find: matches(/\bconsole\.(log|debug|dir|table)\(/),
    applies: (path) => isProduct(path) && !LOG_EDGES.test(path),
    bad: [["lib/rsvp/commands.ts", "console.log(answer)"]],
    good: [
      ["lib/jobs.ts", "console.log(1)"],
      ["launcher/main.ts", "console.log(1)"],
    ],
  },
  {
    name: "no path of a machine",
    find: matches(/(?<![\w@.)}/-])\/(home|root|Users|work|workspace|mnt)\/[\w.]|\b[A-Z]:\\\w/),
    applies: isText,
    bad: [
      ["README.md", "see /home/ada/regulars"],
      ["lib/a.ts", 'read("/work/x")'],
      ["lib/a.ts", "C:\\Users"],
    ],
    good: [["lib/a.ts", 'import "@/components/home/list"; // /var/lib/regulars']],
  },
  {
    name: "no host of a registry",
    find: matches(
      /\bregistry\.[a-z]+\b.*\.|\bregistry\.[a-z]+\.[a-z]+|npm\.pkg\.|\b(artifactory|verdaccio|codeartifact)\b|^\s*"resolved": "http/i,
    ),
    applies: isText,
    bad: [
      ["package-lock.json", '  "resolved": "https://packages.example/next.tgz",'],
      [".npmrc", "registry=https://registry.npmjs.org/"],
    ],
    good: [[".npmrc", "omit-lockfile-registry-resolved=true"]],
  },
  {
    name: "no secret",
    find: matches(
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(ghp_|gho_|github_pat_|glpat-|xox[abp]-|sk_live_|AKIA)\w{10,}|^\W*(SECRET|NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)=["']?[\w+/=]{16,}/,
    ),
    applies: isText,
    bad: [
      ["lib/a.ts", "-----BEGIN RSA PRIVATE KEY-----"],
      ["lib/a.ts", "ghp_0123456789abcdef"],
      [".env.example", "# SECRET=0123456789abcdef0123456789abcdef"],
    ],
    good: [[".env.example", "SECRET="]],
  },
  {
    name: "no settings of an installation",
    find: () => [1],
    applies: (path) => /(^|\/)\.env(\.|$)/.test(path) && path !== ".env.example",
    bad: [
      [".env", "PORT=3000"],
      [".env.local", ""],
    ],
    good: [[".env.example", "PORT=3000"]],
  },
  {
    name: `files of at most ${LONGEST_FILE} lines`,
    find: (text) => (text.trimEnd().split("\n").length > LONGEST_FILE ? [LONGEST_FILE] : []),
    applies: (path) => isCode(path) && !/\.(test|deep|spec)\.tsx?$/.test(path),
    bad: [["lib/a.ts", "x;\n".repeat(LONGEST_FILE + 1)]],
    good: [
      ["lib/a.ts", "x;\n".repeat(LONGEST_FILE)],
      ["lib/a.test.ts", "x;\n".repeat(LONGEST_FILE + 1)],
    ],
  },
  {
    name: `functions of at most ${LONGEST_FUNCTION} lines, components of ${LONGEST_COMPONENT}`,
    find: nodes(isLongFunction),
    applies: (path) => isCode(path) && !isTest(path),
    bad: [
      ["lib/a.ts", `function f() {\n${"x;\n".repeat(LONGEST_FUNCTION)}}`],
      ["app/a.tsx", `const F = () => {\n${"x;\n".repeat(LONGEST_COMPONENT)}};`],
    ],
    good: [
      ["lib/a.ts", `function f() {\n${"x;\n".repeat(LONGEST_FUNCTION - 2)}}`],
      ["app/a.tsx", `function F() {\n${"x;\n".repeat(LONGEST_FUNCTION)}}`],
    ],
  },
];

function faultsOf(rule: Rule, path: string, text: string): string[] {
  return rule.applies(path) ? rule.find(text, path).map((line) => `${path}:${line}`) : [];
}

const ours = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: ROOT })
  .toString()
  .split("\0")
  .filter((path) => path !== "" && path !== SELF);
const texts = new Map(ours.map((path) => [path, isText(path) ? textOf(path) : ""]));

/** Deleted and not yet committed: git still lists it. */
function textOf(path: string): string {
  try {
    return readFileSync(join(ROOT, path), "utf8");
  } catch {
    return "";
  }
}

test.each(rules)("$name", (rule) => {
  expect([...texts].flatMap(([path, text]) => faultsOf(rule, path, text))).toEqual([]);
});

test.each(rules)("a planted fault is seen: $name", (rule) => {
  for (const [path, text] of rule.bad) expect(faultsOf(rule, path, text), text).not.toEqual([]);
  for (const [path, text] of rule.good) expect(faultsOf(rule, path, text), text).toEqual([]);
});

test("the rules look at the whole project", () => {
  expect([...texts.keys()].filter(isProduct).length).toBeGreaterThan(40);
  expect(texts.get("lib/gate.ts")).toContain("gate");
});
