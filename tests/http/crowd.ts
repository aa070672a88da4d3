/** Many people with a phone each, who all answer at once. */
import { db } from "@/lib/db";
import { parseFlash } from "@/lib/flash";
import type { Answer } from "@/lib/rsvp/answers";
import { addDays, fromDateColumn, type LocalDate, weekdayOf } from "@/lib/time";
import { hashToken, randomToken } from "@/lib/token";
import { buildGroup } from "@/tests/factories";
import type { Browser } from "./browser";
import type { Form } from "./forms";

const DAY = 86_400_000;

export type Phone = { userId: string; cookies: Readonly<Record<string, string>> };

/** Stores people who are known on a device each. */
export async function buildCrowd(size: number, now: Date): Promise<Phone[]> {
  const names = Array.from({ length: size }, (_, index) => ({ name: `Person ${index}`, createdAt: now }));
  const users = await db().user.createManyAndReturn({ data: names, select: { id: true } });
  const phones = users.map(({ id }) => ({ userId: id, token: randomToken() }));
  const expiresAt = new Date(now.getTime() + 300 * DAY);
  await db().device.createMany({
    data: phones.map(({ userId, token }) => ({ userId, tokenHash: hashToken(token), createdAt: now, expiresAt })),
  });
  return phones.map(({ userId, token }) => ({ userId, cookies: { "regulars-device": token } }));
}

/** A group of all of them, with an organizer, and the first of its weekly dates. */
export type Gathering = {
  groupId: string;
  seriesId: string;
  organizerId: string;
  date: LocalDate;
  page: string;
  /** By person. */
  members: ReadonlyMap<string, string>;
};

/** Stores a series of few seats with all of a crowd in its group. */
export async function gather(
  crowd: readonly Phone[],
  plan: { capacity: number; mayBring: number; rrule?: string },
  now: Date,
): Promise<Gathering> {
  const soon = fromDateColumn(new Date(now.getTime() + 2 * DAY));
  const date = addDays(soon, (9 - weekdayOf(soon)) % 7);
  const { groupId, seriesId, userId } = await buildGroup({ now, from: date, plan });
  const rows = crowd.map((phone) => ({ groupId, userId: phone.userId, role: "member" as const, joinedAt: now }));
  const members = await db().member.createManyAndReturn({ data: rows, select: { id: true, userId: true } });
  return {
    ...{ groupId, seriesId, organizerId: userId, date, page: `/groups/${groupId}/${seriesId}/${date}` },
    members: new Map(members.map((member) => [member.userId, member.id])),
  };
}

/** What a redirect after an answer carried. */
export type Carried = { outcome: Answer | "waiting"; turn: number; ahead: number | null };

const outcomes = ["in", "maybe", "out", "waiting"] as const;

/** Posts an answer as its form does without JavaScript. Throws where it was not answered with a redirect. */
export async function sayByForm(
  browser: Browser,
  page: string,
  form: Form,
  fields: Readonly<Record<string, string>>,
): Promise<Carried> {
  await pressForm(browser, page, form, fields);
  const flash = parseFlash(flashOf(browser), outcomes);
  if (!flash || flash.turn === undefined) throw new Error("the redirect carried no outcome");
  const ahead = flash.values?.ahead;
  return { outcome: flash.outcome, turn: flash.turn, ahead: typeof ahead === "number" ? ahead : null };
}

/** Becomes a regular by its form. @returns the turn that the redirect carried. */
export async function becomeRegularByForm(browser: Browser, page: string, form: Form): Promise<number> {
  await pressForm(browser, page, form);
  const flash = parseFlash(flashOf(browser), ["regular"]);
  if (flash?.turn === undefined) throw new Error("the redirect carried no turn");
  return flash.turn;
}

const flashOf = (browser: Browser) => decodeURIComponent(browser.cookies.get("flash") ?? "");

/** Posts a form. Throws where it was not answered with a redirect. */
export async function pressForm(
  browser: Browser,
  page: string,
  form: Form,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { status, text } = await browser.post(page, form, fields);
  if (status !== 303) throw new Error(`${form.action} got ${status}: ${wordsIn(text)}`);
}

function wordsIn(html: string): string {
  return html
    .replaceAll(/<script.*?<\/script>|<[^>]+>/gs, " ")
    .replaceAll(/\s+/g, " ")
    .slice(0, 300);
}
