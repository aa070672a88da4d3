import type { Target } from "./load";
import { answersEverywhere, answersToOne, hiddenFields, pageAs, postOf, type Saying } from "./requests";
import type { Row } from "./table";
import type { Place, World } from "./world";

/** Where the three servers are. */
export type Origins = { ours: string; floor: string; bare: string };

/** A row before it is measured. */
export type Plan = Omit<Row, "figures" | "queries"> & { target: Target; server: keyof Origins };

const PAGE = { ratio: 0.5, queries: 6 };
const ANSWER = { ratio: 0.5, queries: null };

/** Every row in the order of the table. Looks at each page first: what is measured is what was meant. */
export async function planRows(origins: Origins, world: World): Promise<Plan[]> {
  const [place] = world.places;
  if (!place) throw new Error("The world is empty");
  const { ours, floor, bare } = origins;
  const meetup = pathOf(place);
  const form = hiddenFields(await textOf(ours, world, meetup, place.name));
  const floorForm = hiddenFields(await textOf(floor, world, "/action", "In"));
  await textOf(ours, world, "/", place.name);
  await textOf(floor, world, "/page", "bring something along");

  const page = (origin: string, path: string): Target => ({
    ...{ origin, status: 200 },
    requestsOf: () => [pageAs(world.viewer, path)],
  });
  const post = (origin: string, requestsOf: Target["requestsOf"]): Target => ({ origin, status: 303, requestsOf });
  const say: Saying = (at, { cookie }, answer) =>
    postOf(ours, pathOf(at), cookie, {
      ...form,
      ...{ group: at.groupId, series: at.seriesId, date: at.date, from: "meetup", note: "", answer },
    });
  const sayToFloor =
    (origin: string): Saying =>
    (at, { cookie, memberId }, answer) =>
      postOf(origin, "/action", cookie, { ...floorForm, meetup: at.meetupId, member: memberId, answer });
  const everywhere = (say: Saying) => answersEverywhere(world, say);

  const none = { floor: null, goal: null };
  return [
    { ...none, name: "Next page", server: "floor", target: page(floor, "/page") },
    { ...none, name: "Next action", server: "floor", target: post(floor, everywhere(sayToFloor(floor))) },
    { name: "meetup page", floor: "Next page", goal: PAGE, server: "ours", target: page(ours, meetup) },
    { name: "home page", floor: "Next page", goal: PAGE, server: "ours", target: page(ours, "/") },
    { name: "answer", floor: "Next action", goal: ANSWER, server: "ours", target: post(ours, everywhere(say)) },
    {
      ...{ name: "answers to one date", floor: "Next action", goal: null, server: "ours" },
      target: post(ours, answersToOne(place, say)),
    },
    { ...none, name: "node:http page", server: "bare", target: page(bare, "/page") },
    { ...none, name: "node:http upsert", server: "bare", target: post(bare, everywhere(sayToFloor(bare))) },
  ];
}

const pathOf = (place: Place) => `/groups/${place.groupId}/${place.seriesId}/${place.date}`;

async function textOf(origin: string, world: World, path: string, expected: string): Promise<string> {
  const { headers } = pageAs(world.viewer, path);
  const response = await fetch(`${origin}${path}`, { headers });
  const text = await response.text();
  if (response.status !== 200 || !text.includes(expected)) throw new Error(`${origin}${path} is not the page we meant`);
  return text;
}
