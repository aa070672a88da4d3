import "server-only";
import { db } from "@/lib/db";
import { type MeetupWithPeople, readMeetup } from "@/lib/rsvp/queries";
import type { AnswerLink } from "./access";

/** The date that a link answers, with what its member said; null where the series has none there any more. Two queries. */
export async function dateToAnswer({ groupId, memberId, ...key }: AnswerLink): Promise<MeetupWithPeople | null> {
  return readMeetup(db(), { groupId, memberId }, key);
}
