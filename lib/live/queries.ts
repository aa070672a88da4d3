import "server-only";
import { db } from "@/lib/db";
import { isId } from "@/lib/id";
import type { Member } from "@/lib/members/access";
import { type MeetupWithPeople, type Person, readMeetup } from "@/lib/rsvp/queries";
import type { LocalDate } from "@/lib/time";
import type { Turns } from "./message";
import { sharing } from "./sharing";

/** At which turns the series of the member's group are. One query. */
export async function turnsOfGroup({ groupId }: Member): Promise<Turns> {
  const rows = await db().$queryRaw<{ id: string; turn: number }[]>`
    SELECT id, turn FROM series WHERE group_id = ${groupId}::uuid`;
  return new Map(rows.map(({ id, turn }) => [id, turn]));
}

// Open pages of one date ask within the same second. So long is far from being noticed.
const GATHER_MS = 50;

const sharedMeetups = sharing<MeetupWithPeople | null>(GATHER_MS);

/** A date as its open pages have it, to one of its people. */
export type OpenMeetup = Omit<MeetupWithPeople, "people" | "notices"> & { people: Shown[] };

type Shown = Pick<Person, "memberId" | "userId" | "name" | "effective" | "by">;

/**
 * One date of the member's group with its people, or null where there is none: members who ask at about the same time
 * share one reading. Two queries.
 * @param of.everybody names all who said nothing, too.
 */
export async function openMeetup(
  member: Member,
  { seriesId, date, everybody }: { seriesId: string; date: LocalDate; everybody: boolean },
  now: Date,
): Promise<OpenMeetup | null> {
  const { groupId, memberId, userId, viewer } = member;
  if (!isId(seriesId)) return null;
  const read = () => readMeetup(db(), { groupId, memberId: null }, { seriesId, date }, everybody);
  const found = await sharedMeetups(`${groupId}/${seriesId}/${date}/${everybody}`, read);
  if (!found || found.meetup.startsAt <= now) return found;
  if (found.people.some((person) => person.memberId === memberId)) return found;
  // Of a large group only the first of those who said nothing are read, and oneself.
  const me = { memberId, userId, name: viewer.name ?? "", effective: null, by: null };
  return { ...found, people: [...found.people, me], others: found.others - 1 };
}
