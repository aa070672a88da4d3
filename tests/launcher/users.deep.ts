import { rm, stat } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { databaseHome } from "@/launcher/home";
import { freePort } from "@/launcher/ports";
import { type Clone, isRoot, launch, makeClone, nobody, processesNaming } from "./clone";

let clone: Clone | undefined;
afterEach(() => clone?.remove());

/** Starts and stops twice, so that what the first made is what the second finds. @returns what the second said. */
async function startTwice(made: Clone, how: Parameters<typeof launch>[2]): Promise<string> {
  let output = "";
  for (const _ of ["first", "second"]) {
    const port = await freePort();
    const launched = launch(made, { PORT: String(port) }, how);
    await launched.ready;
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
    launched.child.kill("SIGTERM");
    expect(await launched.ended).toBe(0);
    expect(launched.errors()).toBe("");
    expect(processesNaming(made.folder)).toEqual([]);
    output = launched.output();
  }
  return output;
}

test("as an ordinary user, building too", async () => {
  clone = await makeClone(isRoot ? { owner: nobody } : {});
  await startTwice(clone, isRoot ? { user: nobody } : {});
  const { uid } = await stat(path.join(clone.folder, ".data/postgres"));
  expect(uid).toBe(isRoot ? nobody.uid : process.getuid?.());
});

if (isRoot) {
  test("as root: the database runs as another user", async () => {
    clone = await makeClone({ built: true });
    await startTwice(clone, {});
    const { uid } = await stat(path.join(clone.folder, ".data/postgres"));
    expect(uid).not.toBe(0);
  });

  test("as root in a clone that others cannot enter: the database lies elsewhere, and the step says so", async () => {
    clone = await makeClone({ built: true, closed: true });
    const { folder, data } = await databaseHome(path.join(clone.folder, ".data"));
    try {
      expect(folder).toMatch(/^\/var\/lib\/regulars\//);
      expect(await startTwice(clone, {})).toContain(`in ${folder}, because`);
      expect((await stat(data)).uid).not.toBe(0);
      expect(processesNaming(folder)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
