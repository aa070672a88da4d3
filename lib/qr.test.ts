import fc from "fast-check";
import decodeQR from "qr/decode.js";
import { expect, test } from "vitest";
import { qrOf } from "./qr";

const SCALE = 4;

/** Paints what the path says, dark on white, as a screen would. */
function painted({ size, path }: ReturnType<typeof qrOf>) {
  const width = size * SCALE;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x = "", y = "", length = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = 0; row < SCALE; row += 1) {
      const start = ((Number(y) * SCALE + row) * width + Number(x) * SCALE) * 4;
      for (let pixel = 0; pixel < Number(length) * SCALE; pixel += 1)
        data.fill(0, start + pixel * 4, start + pixel * 4 + 3);
    }
  }
  return { width, height: width, data };
}

test("a scanner reads back what was written", () => {
  const links = fc.stringMatching(/^https:\/\/[a-z0-9.-]{1,60}\/join\/[A-Za-z0-9_-]{44}$/);
  fc.assert(
    fc.property(links, (link) => {
      expect(decodeQR(painted(qrOf(link)))).toBe(link);
    }),
    { numRuns: 20 },
  );
});

test("four modules around it stay light, and the path has nothing but its runs", () => {
  const { size, path } = qrOf("https://regulars.example.org/join/x");
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)];
  expect(runs.map(([run]) => run).join("")).toBe(path);
  for (const [, x = "", y = "", length = ""] of runs) {
    expect(Number(x)).toBeGreaterThanOrEqual(4);
    expect(Number(x) + Number(length)).toBeLessThanOrEqual(size - 4);
    expect(Number(y)).toBeGreaterThanOrEqual(4);
    expect(Number(y)).toBeLessThan(size - 4);
  }
});
