import { afterAll, expect, test } from "vitest";
import { withDatabase } from "@/tests/database";
import { openPostOffice } from "./post-office";
import { simulate } from "./run";

const office = await openPostOffice((address) => address.endsWith("@refused.org"));
process.env.SMTP_URL = office.url;
process.env.MAIL_FROM = "Regulars <regulars@example.org>";
process.env.APP_URL = "https://meet.example.org";
afterAll(() => office.close());

withDatabase();

const seed = Number(process.env.SEED || Math.floor(Math.random() * 2 ** 31));
const days = Number(process.env.DAYS || 3);

test(`for ${days} days everybody hears what they need, once, at a decent hour, and it is true (SEED=${seed})`, async () => {
  const { faults, summary } = await simulate(office, { days, seed });
  console.log(summary);
  expect(faults).toEqual([]);
}, 300_000);
