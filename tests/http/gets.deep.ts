import { expect, test } from "vitest";
import { withApp } from "./app";
import { everyWay, expectNothingWritten } from "./gets";
import { actors } from "./world";

const app = withApp();

test.each(actors)("walking everything that %s can reach writes nothing, in every way of reading", async (actor) => {
  expect.hasAssertions();
  await expectNothingWritten(app, actor, everyWay);
});
