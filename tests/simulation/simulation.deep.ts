import { expect, test } from "vitest";
import { sayLine } from "@/tests/deep-line";
import { simulate } from "./run";
import { withOffice } from "./setup";

const office = await withOffice();

const seed = Number(process.env.SEED || Math.floor(Math.random() * 2 ** 31));
const days = Number(process.env.DAYS || 30);

test(`over ${days} days, two without the database and one without the mail server among them (SEED=${seed})`, async () => {
  const { faults, summary } = await simulate(office, { days, seed });
  process.stdout.write(`${summary}\n`);
  await sayLine("simulation", `${days} days, ${faults.length} broken`);
  expect(faults).toEqual([]);
}, 1_500_000);
