import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { environmentSchema } from "@/lib/env";
import { faultsIn, mergeVariables } from "./settings";

test("the environment comes before the file, and an empty variable is none", () => {
  expect(mergeVariables({ PORT: "1", SECRET: "file", APP_URL: "" }, { PORT: "2", SECRET: "" })).toEqual({
    PORT: "2",
    SECRET: "file",
  });
});

test("nothing at all is no fault: the rest can be supplied", () => {
  expect(faultsIn({})).toEqual([]);
});

test("what is given must be right, secrets too", () => {
  expect(faultsIn({ PORT: "0", SECRET: "short" }).sort()).toEqual([
    "PORT must be a port from 1 to 65535",
    "SECRET must have at least 32 characters",
  ]);
});

test(".env.example names every setting, and no other", () => {
  const named = Object.keys(parseEnv(readFileSync(".env.example", "utf8")));
  expect(named.sort()).toEqual(Object.keys(environmentSchema.shape).sort());
});
