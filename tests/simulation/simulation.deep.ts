import { afterAll, expect, test } from "vitest";
import { withDatabase } from "@/tests/database";
import { sayLine } from "@/tests/deep-line";
import { openPostOffice } from "./post-office";
import { simulate } from "./run";

const office = await openPostOffice((address) => address.endsWith("@refused.org"));
process.env.SMTP_URL = office.url;
process.env.MAIL_FROM = "Regulars <regulars@example.org>";
process.env.APP_URL = "https://meet.example.org";
afterAll(() => office.close());

withDatabase();

const seed = Number(process.env.SEED || Math.floor(Math.random() * 2 ** 31));
const days = Number(process.env.DAYS || 30);

test(`over ${days} days, two without the machine and one without the mail server among them (SEED=${seed})`, async () => {
  const { faults, summary } = await simulate(office, { days, seed });
  process.stdout.write(`${summary}\n`);
  await sayLine("simulation", `${days} days, ${faults.length} broken`);
  expect(faults).toEqual([]);
}, 1_500_000);
