import { readFileSync } from "node:fs";
import path from "node:path";

/** A form of a server action, as it stands in a page. */
export type Form = {
  /** "file#function", as the sources call it. */
  action: string;
  /** What the browser sends of it: hidden fields, and the value of each other. */
  fields: ReadonlyMap<string, string>;
};

/** Every server action of the build, by its id: "file#function". */
export function builtActions(): ReadonlyMap<string, string> {
  const manifest = path.resolve(process.env.BUILD_DIR || ".test/next", "server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as {
    node: Record<string, { filename: string; exportedName: string }>;
  };
  return new Map(Object.entries(node).map(([id, { filename, exportedName }]) => [id, `${filename}#${exportedName}`]));
}

/** The forms of server actions in a page. */
export function formsIn(html: string): Form[] {
  const actions = builtActions();
  return [...html.matchAll(/<form\b.*?<\/form>/gs)].flatMap(([text]) => {
    const fields = new Map([...inputs(text), ...textareas(text), ...selects(text)]);
    const id = [...fields].map(([name, value]) => actionId(name, value)).find((found) => found !== null);
    const action = actions.get(id ?? "");
    return action === undefined ? [] : [{ action, fields }];
  });
}

/** React names an action in a field's name, or with its previous state in a field's value. */
function actionId(name: string, value: string): string | null {
  const plain = /^\$ACTION_ID_(\w+)$/.exec(name)?.[1];
  if (plain !== undefined) return plain;
  if (!/^\$ACTION_\d+:0$/.test(name)) return null;
  const { id } = JSON.parse(value);
  return typeof id === "string" ? id : null;
}

function* inputs(html: string): Generator<[string, string]> {
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, "name");
    if (name !== null) yield [name, attribute(tag, "value") ?? ""];
  }
}

function* textareas(html: string): Generator<[string, string]> {
  for (const [, tag = "", text = ""] of html.matchAll(/(<textarea\b[^>]*>)(.*?)<\/textarea>/gs)) {
    const name = attribute(tag, "name");
    if (name !== null) yield [name, unescaped(text)];
  }
}

function* selects(html: string): Generator<[string, string]> {
  for (const [, tag = "", options = ""] of html.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    const name = attribute(tag, "name");
    const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
    const chosen = all.find((option) => /\sselected\b/.test(option)) ?? all[0];
    if (name !== null && chosen !== undefined) yield [name, attribute(chosen, "value") ?? ""];
  }
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : unescaped(found);
}

function unescaped(text: string): string {
  const named: Record<string, string> = { quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'", "#39": "'" };
  return text.replace(/&(quot|amp|lt|gt|#x27|#39);/g, (_, entity: string) => named[entity] ?? "");
}
