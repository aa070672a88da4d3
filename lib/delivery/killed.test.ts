import { expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { deliverer, ended, minute, now, storeTold, taken, withMailServer } from "@/tests/deliverers";

const server = withMailServer();

test("killed between the server's yes and our writing it down: the same mail comes again, with the same Message-ID", async () => {
  await storeTold(1);
  const first = deliverer(server, now);
  server.judge = async () => {
    first.kill("SIGKILL");
    await ended(first);
    return null;
  };
  await ended(first);
  await vi.waitFor(() => expect(server.received).toHaveLength(1));
  server.judge = async () => null;
  await ended(deliverer(server, new Date(now.getTime() + 4 * minute)));
  expect(server.received).toHaveLength(1);
  await ended(deliverer(server, new Date(now.getTime() + 5 * minute)));
  expect([...(await taken(server)).values()]).toEqual([2]);
  expect(await db().notice.count({ where: { settledAt: { not: null }, dropped: null } })).toBe(1);
}, 180_000);
