import { expect, test } from "vitest";
import { withDatabase } from "@/tests/database";

process.env.MAIL_FROM = "Regulars <regulars@example.org>";
process.env.APP_URL = "https://meet.example.org";

withDatabase();

const seed = Number(process.env.SEED || Math.floor(Math.random() * 2 ** 31));
const days = Number(process.env.DAYS || 30);

test(`for ${days} days everybody hears what they need, once, at a decent hour, and it is true (SEED=${seed})`, async () => {
  const { simulate } = await import("./run");
  const { faults, summary } = await simulate({ days, seed });
  console.log(summary);
  expect(faults).toEqual([]);
}, 240_000);
