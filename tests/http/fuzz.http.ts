import { expect, test } from "vitest";
import { withApp } from "./app";
import { fuzz, seed } from "./fuzz";
import { actions } from "./press";
import { buildWorld } from "./world";

const app = withApp();

test.each(Object.keys(actions))(
  `%s takes any values: no error, nothing written when refused (SEED=${seed})`,
  async (action) => {
    expect.hasAssertions();
    await fuzz(app, await buildWorld(), action, 5);
  },
);
