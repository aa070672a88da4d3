import { type KnownTokens, type Viewer, viewerOf } from "@/lib/auth/access";
import { db } from "@/lib/db";
import {
  type HeadOrganizer,
  headOrganizerOf,
  type Member,
  memberBy,
  type Organizer,
  organizerOf,
} from "@/lib/members/access";
import { hashToken, randomToken } from "@/lib/token";

const YEAR = 365 * 86_400_000;

/** The cookies of a new device of a stored person. */
export async function tokensFor(userId: string, now: Date): Promise<KnownTokens> {
  const device = randomToken();
  await db().device.create({
    data: { userId, tokenHash: hashToken(device), createdAt: now, expiresAt: new Date(now.getTime() + YEAR) },
  });
  return { session: null, device };
}

/** Signs a stored person in on a new device and asks the access layer who that is. */
export async function viewerFor(userId: string, now: Date): Promise<Viewer> {
  const viewer = await viewerOf(await tokensFor(userId, now), now);
  if (!viewer) throw new Error(`No viewer for ${userId}`);
  return viewer;
}

/** The proof of a stored member. */
export async function memberFor(userId: string, groupId: string, now: Date): Promise<Member> {
  const member = await memberBy(await tokensFor(userId, now), groupId, now);
  if (!member) throw new Error(`${userId} is no member of ${groupId}`);
  return member;
}

/** The proof of a stored organizer. */
export async function organizerFor(userId: string, groupId: string, now: Date): Promise<Organizer> {
  const organizer = organizerOf(await memberFor(userId, groupId, now));
  if (!organizer) throw new Error(`${userId} does not run ${groupId}`);
  return organizer;
}

/** The proof of a stored organizer who is no co-organizer. */
export async function headOrganizerFor(userId: string, groupId: string, now: Date): Promise<HeadOrganizer> {
  const organizer = headOrganizerOf(await memberFor(userId, groupId, now));
  if (!organizer) throw new Error(`${userId} is not the organizer of ${groupId}`);
  return organizer;
}
