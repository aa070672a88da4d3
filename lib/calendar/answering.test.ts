import { expect, test } from "vitest";
import { negotiated } from "./answering";

const asks = (acceptEncoding: string | null, ifNoneMatch: string | null = null) =>
  negotiated("abc", { acceptEncoding, ifNoneMatch });

test.each([
  [null, false],
  ["", false],
  ["identity", false],
  ["br", false],
  ["gzip", true],
  ["br, GZIP;q=0.5", true],
  ["x-gzip", true],
  ["*", true],
  ["gzip;q=0", false],
  ["gzip; q=0.000, *", false],
  ["gzip;q=what", false],
])("who accepts %j is sent gzip: %j", (header, gzip) => {
  expect(asks(header)).toMatchObject({ gzip, etag: gzip ? '"abc-gzip"' : '"abc"' });
});

test.each([
  [null, false],
  ["", false],
  ['"abc"', true],
  ['"abc-gzip"', true],
  ['W/"abc"', true],
  ['"old", W/"abc-gzip"', true],
  ["*", true],
  ['"abd"', false],
  ["abc", false],
])("who has %j has it as it is: %j", (header, isKnown) => {
  expect(asks("gzip", header)).toMatchObject({ isKnown });
  expect(asks(null, header)).toMatchObject({ isKnown });
});
