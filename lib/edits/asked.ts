import { readForm } from "@/lib/form";
import type { Typed } from "@/lib/form-state";
import type { Change } from "./change";
import { changeSchemas } from "./schema";

/** The query of a page. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What is asked for on the page of an edit: what was typed, and the edit that it describes or what is wrong with it. */
export type Asked =
  | { ok: true; change: Change; typed: Typed }
  | { ok: false; errors: Readonly<Record<string, string>>; typed: Typed };

/**
 * Reads the query of an edit's page, the form's fields typed before.
 * @param usual what stands in the fields that the query does not name.
 */
export function askedChange(
  kind: Change["kind"],
  query: Query,
  usual: Readonly<Record<string, string | readonly string[]>>,
): Asked {
  const data = new FormData();
  for (const [name, given] of Object.entries({ ...usual, ...query, kind })) {
    for (const text of typeof given === "string" ? [given] : (given ?? [])) data.append(name, text);
  }
  const form = readForm(changeSchemas[kind], data);
  if (form.ok) return { ok: true, change: form.data, typed: form.typed };
  const { errors, ...typed } = form.state;
  return { ok: false, errors, typed };
}

/** The turn after which the page is to say what others changed meanwhile; null: nothing. */
export function askedSince(query: Query): number | null {
  const { since } = query;
  return typeof since === "string" && /^\d{1,9}$/.test(since) ? Number(since) : null;
}
