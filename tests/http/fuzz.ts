import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect } from "vitest";
import { randomToken } from "@/lib/token";
import { checksum, type RunningApp } from "./app";
import { fieldsOf } from "./done";
import { actions, openForm } from "./press";
import { actors, type World } from "./world";

/** The seed of a run's random cases: SEED repeats it. */
export const seed = Number(process.env.SEED || Math.floor(Math.random() * 2 ** 31));

/** The fields that an action reads, beside those on the form. */
const further: Readonly<Record<string, readonly string[]>> = {
  "lib/invites/actions.ts#join": ["name"],
  "lib/groups/actions.ts#foundGroup": ["you", "cadence", "link", "place"],
  "lib/rsvp/actions.ts#answer": ["answer", "note"],
  "lib/leaving/actions.ts#leaveGroup": ["successor"],
  "lib/mail/actions.ts#askSignIn": ["email"],
};

const awkward = [
  ...[
    "",
    " ",
    "\0",
    "a\0b",
    "\u200b",
    "\r\n",
    "\ufffd",
    "\ufeff",
    "\u202e\u2066",
    "__proto__",
    "constructor",
    "toString",
  ],
  ...["null", "undefined", "true", "-1", "0", "1e309", "NaN", "60.5", "9".repeat(40), "[object Object]", "{}", "[]"],
  ...[
    "x".repeat(300),
    "x".repeat(20_000),
    "\u{1f600}".repeat(100),
    "شروق",
    "a\u0301".repeat(80),
    "<script>alert(1)</script>",
  ],
  ...["2026-02-31", "1900-01-01", "2199-12-31", "9999-12-31", "24:00", "Mars/Olympus", "Etc/GMT+12", "+01:00"],
  ...["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=999999999", "FREQ=DAILY;COUNT=1", "FREQ=SECONDLY"],
  ...[
    "javascript:alert(1)",
    "https://[",
    "../../me",
    "%00",
    "' OR 1=1 --",
    "ada@example.org",
    "a@b",
    "$ACTION_ID_x",
    "$1",
  ],
];

/** Anything that a person, a script or an attacker may put into a field. */
function values(world: World): fc.Arbitrary<string> {
  const ids = [world.groupId, world.seriesId, world.other.groupId, world.other.seriesId, world.other.memberId];
  const upper = ids.map((id) => id.toUpperCase());
  const tokens = [world.invite, world.personal, randomToken(), randomUUID(), world.date];
  return fc.oneof(
    fc.constantFrom(...ids, ...upper, ...tokens),
    fc.constantFrom(
      "in",
      "maybe",
      "out",
      "home",
      "group",
      "schedule",
      "meetup",
      "once",
      "other",
      "60",
      "Europe/Berlin",
    ),
    fc.constantFrom(...awkward),
    fc.string({ unit: "binary" }),
  );
}

/** What is given for a field; null: the field is not there. */
type Given = readonly (string | Blob)[] | null;

/** How each field of a post differs from its form: filled in anew (twice, three times), a file, or left out. */
function changes(names: readonly string[], world: World): fc.Arbitrary<Record<string, Given>> {
  const value = values(world);
  const change: fc.Arbitrary<Given> = fc.oneof(
    { weight: 6, arbitrary: fc.array(value, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(value, { minLength: 2, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant([new Blob(["file"])]) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const strange = fc.constantFrom("__proto__", "constructor", "then", "toString", "role", "userId");
  const known = Object.fromEntries(names.map((name) => [name, change]));
  return fc
    .tuple(fc.record(known, { requiredKeys: [] }), fc.dictionary(strange, change, { maxKeys: 1 }))
    .map(([ours, others]) =>
      Object.fromEntries(
        [ours, others].flatMap((some) => Object.entries(some).map(([name, given = null]) => [name, given])),
      ),
    );
}

/** Posts an action `runs` times with any values, by anybody. Throws with the seed and the smallest case that fails. */
export async function fuzz(app: RunningApp, world: World, action: string, runs: number): Promise<void> {
  const press = actions[action];
  if (!press) throw new Error(`The table has no ${action}`);
  const form = await openForm(action, world, app.browser);
  const names = [...form.fields.keys(), ...(further[action] ?? [])].filter((name) => !name.startsWith("$ACTION"));
  let before = await checksum();
  const post = async (actor: (typeof actors)[number], changed: Record<string, Given>) => {
    const body = new FormData();
    const fields = new Map<string, Given>();
    for (const [name, value] of form.fields) fields.set(name, [value]);
    for (const [name, given] of Object.entries(fieldsOf(press, world))) fields.set(name, [given].flat());
    for (const [name, given] of Object.entries(changed)) fields.set(name, given);
    for (const [name, given] of fields) for (const value of given ?? []) body.append(name, value);
    const { status } = await app.browser(world.cookies[actor]).send(press.page(world), body);
    const was = before;
    before = await checksum();
    // 307: the page of the form leads somebody like this elsewhere.
    expect([200, 303, 307, 404]).toContain(status);
    // Only what was done leads on; everything else leaves no trace.
    if (status !== 303) expect(before).toEqual(was);
  };
  await fc.assert(fc.asyncProperty(fc.constantFrom(...actors), changes(names, world), post), {
    seed,
    numRuns: runs,
    endOnFailure: false,
  });
}
