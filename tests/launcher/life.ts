import path from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { freePort, isPortFree } from "@/launcher/ports";
import { type Clone, childrenOf, type Launch, launch, makeClone, postmaster, processesNaming } from "./clone";

const STOP_MS = 8000;

/** A built clone that the tests of a file start and stop. */
export type Life = {
  clone(): Clone;
  /** The folder of its database. */
  data(): string;
  port(): string;
  started(env?: Record<string, string>): Promise<Launch>;
  /** Ends a launcher as a person would and sees that nothing is left of it. */
  stopped(launched: Launch, ...signals: NodeJS.Signals[]): Promise<void>;
  /** The process of the app: of the launcher's children the one that is no database. */
  appOf(launched: Launch): Promise<number>;
};

/** Makes a built clone for the tests of a file. Called once, at the top of the file. */
export function withLife(): Life {
  let made: Clone | undefined;
  let port = "";
  beforeAll(async () => {
    made = await makeClone({ built: true });
    port = String(await freePort());
  }, 120_000);
  afterAll(() => made?.remove());
  const clone = () => {
    if (!made) throw new Error("The clone is not made");
    return made;
  };
  const data = () => path.join(clone().folder, ".data/postgres");
  return {
    clone,
    data,
    port: () => port,
    started: async (env = {}) => {
      const launched = launch(clone(), { PORT: port, ...env });
      await launched.ready;
      return launched;
    },
    stopped: async (launched, ...signals) => {
      const began = Date.now();
      for (const signal of signals) launched.child.kill(signal);
      expect(await launched.ended).toBe(0);
      expect(Date.now() - began).toBeLessThan(STOP_MS);
      expect(launched.errors()).toBe("");
      expect(await postmaster(data())).toBeUndefined();
      expect(await isPortFree(Number(port))).toBe(true);
      expect(processesNaming(clone().folder)).toEqual([]);
    },
    appOf: async (launched) => {
      const server = await postmaster(data());
      const [app, ...others] = childrenOf(launched.child.pid).filter((pid) => pid !== server);
      expect(others).toEqual([]);
      return app ?? 0;
    },
  };
}
