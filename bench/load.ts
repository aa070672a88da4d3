import autocannon from "autocannon";
import type { Get, Post } from "./requests";
import { type Figures, figuresOf } from "./table";

const WARM_UP_SECONDS = 0.5;

/** What is measured: who sends what, and the one status that counts as done. */
export type Target = { origin: string; status: number; requestsOf: (connection: number) => (Get | Post)[] };

/**
 * Sends one request after the other on each connection; what comes in the first half second counts for nothing.
 * Throws where a response has another status than the target's.
 */
export async function measure(target: Target, connections: number, seconds: number): Promise<Figures> {
  const times: number[] = [];
  const others = new Map<number, number>();
  const from = performance.now() + WARM_UP_SECONDS * 1000;
  const until = from + seconds * 1000;
  let connection = 0;
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(
      {
        url: target.origin,
        connections,
        duration: Math.ceil(WARM_UP_SECONDS + seconds),
        sampleInt: 100,
        timeout: 30,
        setupClient: (client) => {
          client.setRequests(target.requestsOf(connection));
          connection += 1;
        },
      },
      (error) => (error ? reject(error) : resolve()),
    );
    run.on("response", (_client, status, _bytes, time) => {
      if (status !== target.status) others.set(status, (others.get(status) ?? 0) + 1);
      const now = performance.now();
      if (now >= from && now < until) times.push(time);
    });
    run.on("reqError", reject);
  });
  if (others.size > 0) {
    const [[status, count] = []] = others;
    throw new Error(`${target.origin} answered ${count} times with ${status} instead of ${target.status}`);
  }
  if (times.length === 0) throw new Error(`${target.origin} answered nothing in ${seconds} s`);
  return figuresOf(times, seconds);
}
