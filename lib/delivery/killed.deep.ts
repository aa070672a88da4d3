import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { deliverer, ended, minute, now, storeTold, taken, withMailServer } from "@/tests/deliverers";

const server = withMailServer();

test("two at once, killed wherever they are: everybody is told, and who is told twice can tell that it is the same", async () => {
  const count = 30;
  await storeTold(count);
  let kills = 0;
  for (let round = 0; round < 2; round += 1) {
    const at = new Date(now.getTime() + round * 6 * minute);
    const pair = [deliverer(server, at), deliverer(server, at)];
    const killed = pair.map(async (child) => {
      if (child.stdout) await Promise.race([once(child.stdout, "data"), ended(child)]);
      await sleep(Math.random() * 400);
      if (child.kill("SIGKILL")) kills += 1;
      await ended(child);
    });
    await Promise.all(killed);
  }
  await ended(deliverer(server, new Date(now.getTime() + 30 * minute)));
  const counts = [...(await taken(server)).values()];
  expect(counts).toHaveLength(count);
  expect(counts.reduce((sum, times) => sum + times, 0)).toBeLessThanOrEqual(count + kills);
  expect(await db().mail.count()).toBe(count);
  expect(await db().notice.count({ where: { settledAt: { not: null }, dropped: null } })).toBe(count);
}, 180_000);
