import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { databaseUrl, withDatabase } from "./database";
import { administer } from "./postgres";

withDatabase();

const makeUser = () => db().user.create({ data: { name: "Ada", createdAt: new Date(0) }, select: { id: true } });

test("leaves a row behind", async () => {
  await makeUser();
  await administer(databaseUrl, "SELECT graphile_worker.add_job('any')");
  expect(await db().user.count()).toBe(1);
});

test("finds every table empty, whatever the test before left", async () => {
  expect(await db().user.count()).toBe(0);
  expect(await administer(databaseUrl, "SELECT 1 FROM graphile_worker.jobs")).toEqual([]);
});
