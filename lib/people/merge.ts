/** What becomes of two entries of one person in a group: the same for a preview and for what is written. */
import { type Ending, type Role, roles } from "@/lib/members/policy";
import { type Answer, type Away, inForce, isAwayOn, type When } from "@/lib/rsvp/answers";

/** An own answer. `held` null: its date has no start any more. */
export type SaidRow = {
  rsvpId: string;
  meetupId: string;
  seriesId: string;
  held: When | null;
  answer: Answer;
  ticket: number;
  brings: number;
};

export type StandingRow = { standingId: string; seriesId: string; ticket: number; from: Date; until: Date | null };

/** An away where it has effect: in one series, with its ticket there. */
export type AwayRow = Away & { awayTicketId: string; awayId: string; seriesId: string };

/** One membership with all that was said in it. */
export type Entry = {
  memberId: string;
  role: Role;
  joinedAt: Date;
  leftAt: Date | null;
  ending: Ending | null;
  nameless: boolean;
  inviteId: string | null;
  said: readonly SaidRow[];
  standing: readonly StandingRow[];
  aways: readonly AwayRow[];
};

/** A membership that takes others in, as it is afterwards. */
export type Combined = Omit<Entry, "said" | "standing" | "aways"> & { absorbs: string[] };

export type StandingToAdd = Omit<StandingRow, "standingId"> & { memberId: string };

/** An away of a membership that ended: there it goes on as one of its own, in force as long as the membership was. */
export type AwayToEnd = { awayTicketId: string; awayId: string; memberId: string; liftedAt: Date };

/** What is to be written in one group. */
export type Merge = {
  /** Memberships that change hands and stay as they are otherwise. */
  move: string[];
  combine: Combined[];
  said: { drop: string[]; keep: { rsvpId: string; memberId: string; ticket: number; brings: number }[] };
  standing: { drop: string[]; add: StandingToAdd[] };
  aways: { keep: { awayTicketId: string; memberId: string }[]; end: AwayToEnd[] };
};

/**
 * Merges what was brought into what is kept, of one group. Memberships that overlap become one, from the first joining
 * to the last leaving, and each date is answered in it as either answered: of two "in"s the earlier ticket stays with
 * its own party, else the newer answer with its own ticket, and an own answer goes before a standing one. An away of
 * either gives up what either had said before it. What had no effect (an answer to a date after leaving) does not come
 * back.
 * @param kept of the one who stays. Memberships of one person do not overlap each other.
 */
export function mergeEntries(kept: readonly Entry[], brought: readonly Entry[]): Merge {
  const merge: Merge = {
    ...{ move: [], combine: [], said: { drop: [], keep: [] } },
    ...{ standing: { drop: [], add: [] }, aways: { keep: [], end: [] } },
  };
  const isKept = (entry: Entry) => kept.includes(entry);
  for (const stretch of overlapping([...kept, ...brought])) {
    const survivor = stretch.findLast(isKept) ?? stretch.at(-1);
    if (!survivor || stretch.every(isKept)) continue;
    if (stretch.length === 1) {
      merge.move.push(survivor.memberId);
      continue;
    }
    merge.combine.push(combined(survivor, stretch));
    mergeSaid(merge, survivor, stretch);
    mergeStanding(merge, survivor, stretch);
    mergeAways(merge, survivor, stretch);
  }
  return merge;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const endOf = ({ leftAt }: { leftAt: Date | null }) => leftAt?.getTime() ?? Number.POSITIVE_INFINITY;

/** Stretches of memberships that overlap, one after the other, each in order of joining. */
function overlapping(entries: readonly Entry[]): Entry[][] {
  const stretches: Entry[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const entry of entries.toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime())) {
    const running = stretches.at(-1);
    if (running && entry.joinedAt.getTime() < end) running.push(entry);
    else stretches.push([entry]);
    end = Math.max(end, endOf(entry));
  }
  return stretches;
}

/** Of several endings the first here counts. */
const endings: readonly Ending[] = ["barred", "removed", "left"];

function combined(survivor: Entry, stretch: readonly Entry[]): Combined {
  const end = Math.max(...stretch.map(endOf));
  // Only what lasts gives a role: who stopped running the group must not run it again by way of a merge.
  const lasting = stretch.filter((entry) => endOf(entry) === end);
  return {
    memberId: survivor.memberId,
    absorbs: stretch.filter((entry) => entry !== survivor).map(({ memberId }) => memberId),
    role: roles.findLast((highest) => lasting.some(({ role }) => role === highest)) ?? survivor.role,
    joinedAt: stretch[0]?.joinedAt ?? survivor.joinedAt,
    leftAt: end === Number.POSITIVE_INFINITY ? null : new Date(end),
    ending: endings.find((ending) => lasting.some((entry) => entry.ending === ending)) ?? null,
    nameless: lasting.some(({ nameless }) => nameless),
    inviteId: stretch[0]?.inviteId ?? null,
  };
}

const during = ({ joinedAt, leftAt }: Entry) => ({ from: joinedAt, until: leftAt });

function mergeSaid(merge: Merge, survivor: Entry, stretch: readonly Entry[]): void {
  const all = stretch.flatMap((entry) => entry.said.map((said) => ({ entry, said })));
  for (const of of grouped(all, ({ said }) => said.meetupId).values()) {
    const counting = of.filter(({ entry, said: { held } }) => !held || inForce(during(entry), held.startsAt));
    const best = bestOf(counting, (said) => awayBeside(stretch, said));
    merge.said.drop.push(...of.filter((one) => one !== best).map(({ said }) => said.rsvpId));
    if (!best) continue;
    const silent = stretch.filter((entry) => !counting.some((one) => one.entry === entry));
    const { ticket, brings } = besideRegulars(best.said, silent, awayBeside(stretch, best.said));
    const isAsItWas = best.entry === survivor && ticket === best.said.ticket;
    if (!isAsItWas) merge.said.keep.push({ rsvpId: best.said.rsvpId, memberId: survivor.memberId, ticket, brings });
  }
}

/** The ticket of the newest away that covers the date of an answer, of entries that become one. */
export function awayBeside(stretch: readonly Entry[], { seriesId, held }: Pick<SaidRow, "seriesId" | "held">): number {
  if (held === null) return Number.NEGATIVE_INFINITY;
  const there = stretch.filter((entry) => inForce(during(entry), held.startsAt));
  const aways = there.flatMap((entry) => entry.aways).filter((away) => away.seriesId === seriesId);
  return Math.max(...aways.filter((away) => isAwayOn(away, held)).map(({ ticket }) => ticket));
}

/** Of two "in"s the earlier, else the newer; what was said before an away that covers the date was given up by it. */
function bestOf<One extends { said: SaidRow }>(
  answers: readonly One[],
  awayOf: (said: SaidRow) => number,
): One | undefined {
  const ordered = answers.toSorted((a, b) => a.said.ticket - b.said.ticket);
  const counting = ordered.filter(({ said }) => said.ticket > awayOf(said));
  const areAllIn = counting.every(({ said }) => said.answer === "in");
  return (areAllIn ? counting[0] : counting.at(-1)) ?? ordered.at(-1);
}

/** The place of an own answer beside those who had only a standing "in" for its date: the earlier, with its party. */
function besideRegulars(said: SaidRow, silent: readonly Entry[], away: number): { ticket: number; brings: number } {
  const { answer, ticket, brings, held, seriesId } = said;
  if (answer !== "in" || held === null || away > Number.NEGATIVE_INFINITY) return { ticket, brings };
  const standing = silent
    .flatMap(stretchesOf)
    .filter((row) => row.seriesId === seriesId && inForce(row, held.startsAt));
  const earliest = Math.min(...standing.map((row) => row.ticket));
  return earliest < ticket ? { ticket: earliest, brings: 0 } : { ticket, brings };
}

/** An away goes along; one of a membership that ended before the others covers no date after that. */
function mergeAways(merge: Merge, survivor: Entry, stretch: readonly Entry[]): void {
  const { memberId } = survivor;
  const end = Math.max(...stretch.map(endOf));
  for (const entry of stretch) {
    for (const { awayTicketId, awayId, setAt, liftedAt } of entry.aways) {
      const isOver = liftedAt !== null && liftedAt.getTime() <= endOf(entry);
      const left = endOf(entry) < end && !isOver ? entry.leftAt : null;
      if (left) {
        merge.aways.end.push({ awayTicketId, awayId, memberId, liftedAt: new Date(Math.max(+left, +setAt)) });
      } else if (entry !== survivor) merge.aways.keep.push({ awayTicketId, memberId });
    }
  }
}

type Stretch = Pick<StandingRow, "seriesId" | "ticket" | "from" | "until">;

/** Standing answers as far as they had effect: within the membership. */
function stretchesOf(entry: Entry): Stretch[] {
  return entry.standing.flatMap(({ seriesId, ticket, ...row }) => {
    const from = new Date(Math.max(row.from.getTime(), entry.joinedAt.getTime()));
    const end = Math.min(row.until?.getTime() ?? Number.POSITIVE_INFINITY, endOf(entry));
    const until = end === Number.POSITIVE_INFINITY ? null : new Date(end);
    return until === null || from < until ? [{ seriesId, ticket, from, until }] : [];
  });
}

function mergeStanding(merge: Merge, survivor: Entry, stretch: readonly Entry[]): void {
  const rows = stretch.flatMap((entry) => entry.standing.map((row) => ({ entry, row })));
  const effects = grouped(stretch.flatMap(stretchesOf), ({ seriesId }) => seriesId);
  for (const [seriesId, of] of grouped(rows, ({ row }) => row.seriesId)) {
    const wanted = earliestOf(effects.get(seriesId) ?? []);
    const isThere = (one: Stretch) => of.some(({ entry, row }) => entry === survivor && isSame(row, one));
    if (of.length === wanted.length && wanted.every(isThere)) continue;
    merge.standing.drop.push(...of.map(({ row }) => row.standingId));
    merge.standing.add.push(...wanted.map((one) => ({ ...one, memberId: survivor.memberId })));
  }
}

function isSame(a: Stretch, b: Stretch): boolean {
  return a.ticket === b.ticket && +a.from === +b.from && a.until?.getTime() === b.until?.getTime();
}

/** Stretches of one series that do not overlap: at each instant the earliest ticket of those in force. */
function earliestOf(stretches: readonly Stretch[]): Stretch[] {
  const bounds = stretches.flatMap(({ from, until }) => [from.getTime(), until?.getTime() ?? Number.POSITIVE_INFINITY]);
  const points = [...new Set(bounds)].sort((a, b) => a - b);
  const found: Stretch[] = [];
  for (const [index, point] of points.slice(0, -1).entries()) {
    const from = new Date(point);
    const [first] = stretches.filter((row) => inForce(row, from)).sort((a, b) => a.ticket - b.ticket);
    if (!first) continue;
    const end = points[index + 1] ?? Number.POSITIVE_INFINITY;
    const until = end === Number.POSITIVE_INFINITY ? null : new Date(end);
    const before = found.at(-1);
    if (before && before.ticket === first.ticket && before.until?.getTime() === point) before.until = until;
    else found.push({ seriesId: first.seriesId, ticket: first.ticket, from, until });
  }
  return found;
}
