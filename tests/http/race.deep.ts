import { expect, test } from "vitest";
import { sayLine } from "@/tests/deep-line";
import { buildCrowd } from "./crowd";
import { mixedRound, plainRound } from "./race";
import { withTwoApps } from "./two-apps";

const apps = withTwoApps();

const ROUNDS = Number(process.env.ROUNDS || 10);
const PEOPLE = 200;

test(`two hundred people answer ten seats at once over two processes, in ${ROUNDS} rounds`, async () => {
  const crowd = await buildCrowd(PEOPLE, new Date());
  const broken: unknown[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const mayBring = round % 4 < 2 ? 0 : 2;
    const playing =
      round % 2 === 0 ? plainRound(apps, crowd, mayBring) : mixedRound(apps, crowd, { mayBring, days: round });
    await playing.catch((error: unknown) => broken.push(error));
  }
  await sayLine("race", `${ROUNDS} rounds, ${broken.length} broken`);
  expect(broken).toEqual([]);
});
