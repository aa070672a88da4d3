import { everybody, organizers, type Row } from "./rows";
import type { Actor, World } from "./world";

/**
 * What becomes of a post: where it leads and which tables it writes; or what writes nothing: refused as if nothing were
 * there, or told in words on the page.
 */
export type Done = "refused" | "told" | { to: string | RegExp; writes: readonly string[] };

type Fields = Readonly<Record<string, string | string[]>>;

/** A press of an action's form by each, on a page that `opener` was given. */
export type Press = {
  page: (world: World) => string;
  opener: Actor;
  /** What is filled in; of this world where it names somebody. */
  fields: Fields | ((world: World) => Fields);
  /** What has happened before its form is there. */
  first?: (world: World) => Promise<void>;
  /** Its page is one of the group's, or leads into it: nothing comes of it once the group is deleted. */
  inGroup?: true;
  /** Whom it is done to; everybody else stays as they are. */
  on?: Exclude<Actor, "signedOut">;
  does: (world: World) => Row<Done>;
};

/** What a press fills in. */
export function fieldsOf({ fields }: Press, world: World): Fields {
  return typeof fields === "function" ? fields(world) : fields;
}

const renewed: Row<readonly string[]> = {
  signedOut: [],
  outsider: ["devices"],
  removed: ["devices"],
  guest: ["devices"],
  account: ["sessions"],
  coOrganizer: ["sessions"],
  organizer: ["sessions"],
  both: ["devices", "sessions"],
};

/** The browser is renewed by everything that somebody known does. */
export function renewing(row: Row<Done>): Row<Done> {
  const entries = Object.entries(row) as [Actor, Done][];
  const all = entries.map(([actor, done]) => [
    actor,
    typeof done === "string" ? done : { ...done, writes: [...new Set([...done.writes, ...renewed[actor]])].sort() },
  ]);
  return Object.fromEntries(all) as Row<Done>;
}

/** For the organizer alone; co-organizers are refused as everybody else. */
export function organizer(theirs: Done): Row<Done> {
  return renewing(everybody<Done>("refused", { organizer: theirs }));
}

/** For the organizer and co-organizers. */
export function runners(to: string, ...writes: string[]): Row<Done> {
  return renewing(organizers<Done>({ to, writes }, "refused"));
}

/** The same of an edit: the organizer alone comes to every date, and hears of it where a co-organizer makes it. */
export function edited(to: string, ...writes: string[]): Row<Done> {
  const told = renewing(organizers<Done>({ to, writes: [...writes, "notices"] }, "refused"));
  return { ...runners(to, ...writes), coOrganizer: told.coOrganizer };
}
