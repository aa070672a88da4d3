/** Rules that `parseRule` takes and nobody means: for what they cost. */
import fc from "fast-check";

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const many = (item: fc.Arbitrary<string | number>, most: number) =>
  fc.array(item, { minLength: 1, maxLength: most }).map((items) => items.join(","));
const signed = (most: number) => fc.oneof(fc.constantFrom(most, -most), fc.integer({ min: 1, max: most }));
const part = (name: string, value: fc.Arbitrary<string | number>) =>
  fc.option(value).map((given) => (given === null ? "" : `;${name}=${given}`));

const interval = part("INTERVAL", fc.oneof(fc.constantFrom(997, 1000, 7), fc.integer({ min: 1, max: 1000 })));
const byMonth = part("BYMONTH", fc.oneof(fc.constantFrom(2), many(fc.integer({ min: 1, max: 12 }), 12)));
const byMonthDay = part("BYMONTHDAY", fc.oneof(fc.constantFrom(29, 30, 31), many(signed(31), 20)));
const weekStart = part("WKST", fc.constantFrom(...weekdays));
const end = part("COUNT", fc.oneof(fc.constantFrom(5000), fc.integer({ min: 1, max: 5000 })));
const plainDays = part("BYDAY", many(fc.constantFrom(...weekdays), 7));
const ordinalDays = (most: number) =>
  part(
    "BYDAY",
    many(
      fc.tuple(signed(most), fc.constantFrom(...weekdays)).map(([nth, day]) => `${nth}${day}`),
      20,
    ),
  );
const position = part("BYSETPOS", signed(366));

const rule = (freq: string, ...parts: fc.Arbitrary<string>[]) =>
  fc.tuple(fc.constant(`FREQ=${freq}`), interval, weekStart, end, ...parts).map((texts) => texts.join(""));

/** RRULE values; a few of them are refused (BYSETPOS with nothing to choose from). */
export const absurdRule = fc.oneof(
  rule("DAILY", byMonth, byMonthDay, plainDays),
  rule("WEEKLY", byMonth, plainDays),
  rule("MONTHLY", byMonth, byMonthDay, ordinalDays(5), position),
  rule("YEARLY", byMonth, byMonthDay, ordinalDays(53), position),
);
