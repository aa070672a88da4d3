"use server";
import { redirect } from "next/navigation";
import { db } from "@/lib/db";

/** As little as an action of Next's can do that writes: one upsert and a redirect. */
export async function say(formData: FormData): Promise<void> {
  const text = (name: string) => String(formData.get(name));
  const key = { meetupId: text("meetup"), memberId: text("member") };
  const said = text("answer");
  const answer: "in" | "maybe" | "out" = said === "maybe" || said === "out" ? said : "in";
  const row = { answer, ticket: 0, answeredAt: new Date() };
  await db().rsvp.upsert({
    where: { meetupId_memberId: key },
    create: { ...key, ...row },
    update: row,
    select: { id: true },
  });
  redirect("/action");
}
