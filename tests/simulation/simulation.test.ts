import { expect, test } from "vitest";
import { simulate } from "./run";
import { withOffice } from "./setup";

const office = await withOffice();

const seed = Number(process.env.SEED || Math.floor(Math.random() * 2 ** 31));
const days = Number(process.env.DAYS || 2);

test(`for ${days} days everybody hears what they need, once, at a decent hour, and it is true (SEED=${seed})`, async () => {
  const { faults, summary } = await simulate(office, { days, seed });
  console.log(summary);
  expect(faults).toEqual([]);
}, 300_000);
