import "server-only";
import { cookies, headers } from "next/headers";
import { z } from "zod";
import { cookieOptions } from "@/lib/cookies";
import type words from "@/messages/en/flash.json";

const NAME = "flash";
// A page cannot delete a cookie while it renders, so that it must expire by itself: soon, but after a slow redirect.
const MAX_AGE_S = 30;

const flashSchema = z.strictObject({
  outcome: z.string().max(40),
  /** The series' turn at which it came about: a page at a later turn knows that it may have changed since. */
  turn: z.int().min(0).optional(),
  values: z
    .record(z.string().regex(/^[a-z][A-Za-z]{0,19}$/), z.union([z.string().max(100), z.int()]))
    .refine((values) => Object.keys(values).length <= 8)
    .optional(),
});

/** What can come of an action: each has its words. */
export type FlashOutcome = keyof typeof words;

/** What a redirect carries to the page after it: an outcome (a message key) and the small values its words need. */
export type Flash<Outcome extends FlashOutcome = FlashOutcome> = {
  outcome: Outcome;
  turn?: number | undefined;
  values?: Record<string, string | number> | undefined;
};

/**
 * Carries an outcome over a redirect, in a cookie for that page alone. For actions.
 * @param path of the page redirected to, without query.
 */
export async function setFlash(path: string, flash: Flash): Promise<void> {
  (await cookies()).set(NAME, JSON.stringify(flash), { ...cookieOptions(), maxAge: MAX_AGE_S, path });
}

/** The outcome that a redirect carried here, or null. For pages, which name the outcomes that lead to them. */
export async function readFlash<Outcome extends FlashOutcome>(
  outcomes: readonly Outcome[],
): Promise<Flash<Outcome> | null> {
  return parseFlash(flashIn((await headers()).get("cookie") ?? ""), outcomes);
}

/**
 * The text of a page's own flash in a Cookie header. The page above it may have one still: of two the browser names that
 * of the longer path first (RFC 6265 §5.4), and Next would read the last.
 */
export function flashIn(header: string): string | undefined {
  const [, text] = /(?:^|;\s*)flash=([^;]*)/.exec(header) ?? [];
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Reads a flash cookie. It is the browser's word and only chooses among our own: whatever does not fit is null. */
export function parseFlash<Outcome extends FlashOutcome>(
  text: string | undefined,
  outcomes: readonly Outcome[],
): Flash<Outcome> | null {
  const parsed = flashSchema.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const outcome = outcomes.find((known) => known === parsed.data.outcome);
  return outcome === undefined ? null : { ...parsed.data, outcome };
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
