/** What was said as PostgreSQL writes it in JSON: instants are texts, dates are our local texts already. */
import type { LocalDate } from "@/lib/time";
import type { Answer, Away, OwnAnswer, Standing } from "./answers";
import type { Voice } from "./seats";

export type StandingJson = { ticket: number; from: string; until: string | null };

export type AwayJson = { ticket: number; from: LocalDate; until: LocalDate; setAt: string; liftedAt: string | null };

const instant = (text: string | null) => (text === null ? null : new Date(text));

/** A standing answer as the rules take it. */
export function standingOf({ ticket, from, until }: StandingJson): Standing {
  return { ticket, from: new Date(from), until: instant(until) };
}

/** An away as the rules take it. */
export function awayOf({ setAt, liftedAt, ...days }: AwayJson): Away {
  return { ...days, setAt: new Date(setAt), liftedAt: instant(liftedAt) };
}

type OwnJson = { memberId: string; date: LocalDate; answer: Answer; ticket: number; brings: number };

/** All that was said for one series within some days. */
export type VoicesJson = {
  seriesId: string;
  members: { memberId: string; joinedAt: string; leftAt: string | null }[];
  own: OwnJson[];
  standing: (StandingJson & { memberId: string })[];
  aways: (AwayJson & { memberId: string })[];
};

function byMember<Row extends { memberId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const of = found.get(row.memberId);
    if (of) of.push(row);
    else found.set(row.memberId, [row]);
  }
  return found;
}

function ownOf({ date, answer, ticket, brings }: OwnJson): [LocalDate, OwnAnswer] {
  return [date, { answer, ticket, brings, note: null }];
}

/** What was said as the rules take it: a voice for each who said anything. */
export function voicesOf(json: VoicesJson): Voice[] {
  const [own, standing, aways] = [byMember(json.own), byMember(json.standing), byMember(json.aways)];
  return json.members.map(({ memberId, joinedAt, leftAt }) => ({
    memberId,
    joinedAt: new Date(joinedAt),
    leftAt: instant(leftAt),
    own: new Map(own.get(memberId)?.map(ownOf)),
    standing: standing.get(memberId)?.map(standingOf) ?? [],
    aways: aways.get(memberId)?.map(awayOf) ?? [],
  }));
}
