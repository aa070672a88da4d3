import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { sharing } from "./sharing";

test("who asks at about the same time is given one reading, which began after all of them asked", async () => {
  const share = sharing<number>(20);
  let [asked, readings] = [0, 0];
  const ask = () => {
    asked += 1;
    return share("date", async () => {
      readings += 1;
      return asked;
    });
  };
  const first = [ask(), ask()];
  await sleep(5);
  expect(await Promise.all([...first, ask()])).toEqual([3, 3, 3]);
  expect(readings).toBe(1);
  expect(await ask()).toBe(4);
});

test("who asks while a reading is under way is given the next", async () => {
  const share = sharing<number>(1);
  let stored = 1;
  const slow = async () => {
    const read = stored;
    await sleep(40);
    return read;
  };
  const before = share("date", slow);
  await sleep(20);
  stored = 2;
  expect(await Promise.all([before, share("date", slow)])).toEqual([1, 2]);
});

test("others ask for themselves, and a reading that fails is no one's but theirs who waited for it", async () => {
  const share = sharing<string>(1);
  const failing = expect(share("one", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await share("other", async () => "there")).toBe("there");
  await failing;
  expect(await share("one", async () => "again")).toBe("again");
});
