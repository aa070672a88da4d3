import type { Target } from "./load";
import type { Place } from "./place";
import { answersEverywhere, answersToOne, hiddenFields, pageAs, postOf, type Saying } from "./requests";
import type { Goal, Row } from "./table";
import type { World } from "./world";

/** Where the three servers are. */
export type Origins = { ours: string; floor: string; bare: string };

/** A row before it is measured. */
export type Plan = Omit<Row, "figures" | "queries"> & { target: Target; server: keyof Origins };

const BOTH = ["perSecond", "p50"] as const;
const PAGE: Goal = { ratio: 0.5, of: BOTH, queries: 6 };
const ANSWER: Goal = { ratio: 0.5, of: BOTH, queries: null };
const CROWD: Goal = { ratio: 0.5, of: ["p50"], queries: 6 };

/** Every row in the order of the table. Looks at each page first: what is measured is what was meant. */
export async function planRows(origins: Origins, world: World): Promise<Plan[]> {
  const [place] = world.places;
  if (!place) throw new Error("The world is empty");
  const { ours, floor, bare } = origins;
  const { crowd } = world;
  const [asker] = crowd.members;
  if (!asker) throw new Error("The crowd is empty");
  const meetup = pathOf(place);
  const form = hiddenFields(await textOf(ours, world, meetup, place.name));
  const floorForm = hiddenFields(await textOf(floor, world, "/action", "In"));
  await textOf(ours, world, "/", place.name);
  for (const path of pathsOf(crowd)) await textOf(ours, { ...world, viewer: asker }, path, crowd.name);
  await textOf(floor, world, "/page", "bring something along");

  const page = (origin: string, path: string, viewer = world.viewer): Target => ({
    ...{ origin, status: 200 },
    requestsOf: () => [pageAs(viewer, path)],
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
    ...PAGES.flatMap((name, index): Plan[] => {
      const [small = "", large = ""] = [pathsOf(place)[index], pathsOf(crowd)[index]];
      const [few, many] = [name, `${name} of 1,000`];
      return [
        ...(index === 0 ? [] : [{ ...none, name: few, server: "ours" as const, target: page(ours, small) }]),
        { name: many, floor: few, goal: CROWD, server: "ours", target: page(ours, large, asker) },
      ];
    }),
    { ...none, name: "node:http page", server: "bare", target: page(bare, "/page") },
    { ...none, name: "node:http upsert", server: "bare", target: post(bare, everywhere(sayToFloor(bare))) },
  ];
}

/** The pages of a series, which a thousand members must not slow to less than half. */
const PAGES = ["meetup page", "series page", "group page"] as const;
const pathsOf = (place: Place) => [
  pathOf(place),
  `/groups/${place.groupId}/${place.seriesId}`,
  `/groups/${place.groupId}`,
];

const pathOf = (place: Place) => `/groups/${place.groupId}/${place.seriesId}/${place.date}`;

async function textOf(origin: string, world: World, path: string, expected: string): Promise<string> {
  const { headers } = pageAs(world.viewer, path);
  const response = await fetch(`${origin}${path}`, { headers });
  const text = await response.text();
  if (response.status !== 200 || !text.includes(expected)) throw new Error(`${origin}${path} is not the page we meant`);
  return text;
}
