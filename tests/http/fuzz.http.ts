import { beforeAll, expect, test } from "vitest";
import { keepDatabase } from "@/tests/database";
import { withApp } from "./app";
import { fuzz, seed } from "./fuzz";
import { actions } from "./press";
import { buildWorld, type World } from "./world";

const app = withApp({ emptied: "once" });

let world: World;
let putBack: () => Promise<void>;
beforeAll(async () => {
  world = await buildWorld();
  putBack = await keepDatabase();
});

test.each(Object.keys(actions))(
  `%s takes any values: no error, nothing written when refused (SEED=${seed})`,
  async (action) => {
    expect.hasAssertions();
    await putBack();
    await fuzz(app, world, action, 5);
  },
);
