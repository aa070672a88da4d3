import { beforeAll, expect, test } from "vitest";
import { withApp } from "./app";
import { fuzz, seed } from "./fuzz";
import { actions } from "./press";
import { buildKeptWorld, type KeptWorld } from "./world";

const app = withApp({ emptied: "once" });

let kept: KeptWorld;
beforeAll(async () => {
  kept = await buildKeptWorld();
});

test.each(Object.keys(actions))(
  `%s takes any values: no error, nothing written when refused (SEED=${seed})`,
  async (action) => {
    expect.hasAssertions();
    await kept.putBack();
    await fuzz(app, kept.world, action, 5);
  },
);
