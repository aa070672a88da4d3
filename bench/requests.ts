import type { Place, Somebody } from "./place";
import type { World } from "./world";

/** What is sent, again and again. */
export type Post = { method: "POST"; path: string; headers: Record<string, string>; body: string };
export type Get = { method: "GET"; path: string; headers: Record<string, string> };

const BOUNDARY = "----regulars-bench-0123456789";
const ANSWERS = ["in", "maybe", "out"] as const;

/** A page as a guest's browser asks for it. */
export function pageAs(somebody: Somebody | null, path: string): Get {
  return { method: "GET", path, headers: { accept: "text/html", ...(somebody && { cookie: somebody.cookie }) } };
}

/** The hidden fields of the first form in a page that has a button named "answer". */
export function hiddenFields(html: string): Record<string, string> {
  const form = html.split("<form").find((part) => part.split("</form>")[0]?.includes('name="answer"'));
  const inputs = form?.split("</form>")[0]?.match(/<input[^>]*>/g) ?? [];
  const attribute = (input: string, name: string) => decode(new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? "");
  const hidden = inputs.filter((input) => attribute(input, "type") === "hidden");
  return Object.fromEntries(hidden.map((input) => [attribute(input, "name"), attribute(input, "value")]));
}

function decode(text: string): string {
  const characters: Record<string, string> = { quot: '"', lt: "<", gt: ">", amp: "&", "#x27": "'" };
  return text.replace(/&(quot|lt|gt|amp|#x27);/g, (_, name: string) => characters[name] ?? "");
}

/** A form as a browser without JavaScript posts it. */
export function postOf(origin: string, path: string, cookie: string, fields: Record<string, string>): Post {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const headers = { "content-type": `multipart/form-data; boundary=${BOUNDARY}`, accept: "text/html", origin, cookie };
  return { method: "POST", path, headers, body: `${parts.join("")}--${BOUNDARY}--\r\n` };
}

/** One member's answer to a date: the post, from who says what where. */
export type Saying = (place: Place, somebody: Somebody, answer: string) => Post;

/** Every connection has a group of its own (of 25), whose twelve members answer in turn. */
export function answersEverywhere(world: World, say: Saying): (connection: number) => Post[] {
  return (connection) => {
    const place = world.places[connection % world.places.length];
    return place ? rounds(place.members, (somebody, answer) => say(place, somebody, answer)) : [];
  };
}

/** Every connection is one of twelve members of one group, who all answer its one date. */
export function answersToOne(place: Place, say: Saying): (connection: number) => Post[] {
  return (connection) => {
    const somebody = place.members[connection % place.members.length];
    return somebody ? rounds([somebody], (one, answer) => say(place, one, answer)) : [];
  };
}

/** Everybody once with each answer, and never twice the same in a row. */
function rounds(people: readonly Somebody[], say: (somebody: Somebody, answer: string) => Post): Post[] {
  return ANSWERS.flatMap((_, round) =>
    people.map((somebody, index) => say(somebody, ANSWERS[(round + index) % ANSWERS.length] ?? "in")),
  );
}
