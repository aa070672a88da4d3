import type { PostOf } from "@/lib/delivery/commands";
import type { Draw, Letter } from "@/lib/mail/letter";

/** A letter of one text. */
export function letterOf(subject: string, text: string): Letter {
  const blocks = [{ is: "text" as const, text }];
  return {
    ...{ subject, preview: "", app: "Regulars", greeting: null, heading: subject, blocks },
    footer: { text: "", links: [] },
  };
}

/** Draws texts alone, for tests of how letters travel. */
export const plainDraw: Draw = async ({ blocks }) => {
  const text = blocks
    .flatMap((block) => (block.is === "text" ? [block.text] : block.is === "button" ? [block.link.href] : []))
    .join("\n");
  return { text, html: `<p>${text}</p>` };
};

/** A mail that names what it tells, a line each: "changed 2026-03-10 2026-03-10T18:00:00.000Z". */
export const plainPost: PostOf = (reader, told) => {
  const lines = told.map(({ reason, item, was, activity, going }) =>
    [
      ...[reason, item?.meetup.date ?? was?.date, (item?.meetup.startsAt ?? null)?.toISOString() ?? "none"],
      ...[was ? `was ${was.startsAt}` : [], going > 0 ? `going ${going}` : []].flat(),
      ...(activity?.joined.map((name) => `joined ${name}`) ?? []),
      ...(activity?.answered.map(({ name, answer }) => `${name} ${answer}`) ?? []),
    ].join(" "),
  );
  const calendars = told.flatMap(({ item }) => (item ? [{ method: "PUBLISH" as const, text: CALENDAR }] : []));
  const unsubscribe = { post: `https://meet.example.org/off/${reader.userId}` };
  return { letter: letterOf(told.map(({ reason }) => reason).join(" "), lines.join("\n")), calendars, unsubscribe };
};

const CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n";
