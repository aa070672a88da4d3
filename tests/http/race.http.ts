import { expect, test } from "vitest";
import { buildCrowd } from "./crowd";
import { mixedRound, plainRound } from "./race";
import { withTwoApps } from "./two-apps";

const apps = withTwoApps();

test("forty people answer ten seats at once over two processes, and five of them give theirs up", async () => {
  expect.hasAssertions();
  await plainRound(apps, await buildCrowd(40, new Date()), 0);
});

test("parties answer and change their minds while the seats become more and fewer", async () => {
  expect.hasAssertions();
  await mixedRound(apps, await buildCrowd(24, new Date()), 2);
});
