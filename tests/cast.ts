import { db } from "@/lib/db";
import { buildGroup, buildMember, buildUser } from "./factories";
import { headOrganizerFor, memberFor, organizerFor } from "./proofs";

/** A group of Ada (organizer), Cora (co-organizer), Mia and Max (members), with proofs of all. */
export async function cast(now: Date) {
  const { groupId, userId, memberId, seriesId } = await buildGroup({ now, from: "2026-03-03" });
  const join = async (name: string, role: "coOrganizer" | "member") => {
    const user = await buildUser({ now, name });
    return buildMember(groupId, { now, userId: user.userId, role });
  };
  const cora = await join("Cora", "coOrganizer");
  const [mia, max] = [await join("Mia", "member"), await join("Max", "member")];
  return {
    ...{ groupId, seriesId, ada: { userId, memberId }, cora, mia, max },
    head: await headOrganizerFor(userId, groupId, now),
    co: await organizerFor(cora.userId, groupId, now),
    as: (person: { userId: string }) => memberFor(person.userId, groupId, now),
  };
}

/** How a membership is stored. */
export const row = (memberId: string) =>
  db().member.findUniqueOrThrow({
    where: { id: memberId },
    select: { role: true, leftAt: true, ending: true, nameless: true },
  });
export const roleOf = async (memberId: string) => (await row(memberId)).role;
/** Every line of the audit, in order. */
export const audit = async () =>
  (await db().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ actorId, subjectId, action, detail, at }) => ({
    ...{ actorId, subjectId, action, detail, at },
  }));
