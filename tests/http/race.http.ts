import { expect, test } from "vitest";
import { buildCrowd } from "./crowd";
import { mixedRound, plainRound } from "./race";
import { withTwoApps } from "./two-apps";

const apps = withTwoApps();

test("forty people answer ten seats at once over two processes, and five who have one leave the group", async () => {
  expect.hasAssertions();
  await plainRound(apps, await buildCrowd(40, new Date()), 0);
});

test("parties answer, change their minds, become regulars, go away and leave while the seats become more and fewer", async () => {
  expect.hasAssertions();
  await mixedRound(apps, await buildCrowd(24, new Date()), { mayBring: 2, days: 0 });
});
