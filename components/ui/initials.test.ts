import fc from "fast-check";
import { expect, test } from "vitest";
import { faceNumber, initials } from "@/components/ui/initials";

test.each([
  ["Ada Lovelace", "AL"],
  ["ada", "A"],
  ["  Jean-Luc   van der  Berg ", "JB"],
  ['(Bob) "the" builder', "BB"],
  ["ليلى الأحمد", "لا"],
  ["山田 太郎", "山太"],
  ["👩‍👩‍👧 Mum", "👩‍👩‍👧M"],
  ["é́lodie", "É́"],
  ["7 of nine", "7N"],
  ["?!", ""],
  ["", ""],
])("%j is shown as %j", (name, shown) => {
  expect(initials(name)).toBe(shown);
});

test("a face is one of six and stays with its person", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (id) => {
      expect([1, 2, 3, 4, 5, 6]).toContain(faceNumber(id));
      expect(faceNumber(id)).toBe(faceNumber(id));
    }),
  );
});

test("people of a group look different: each face is given about equally often", () => {
  const counts = new Map<number, number>();
  for (let i = 0; i < 6000; i++) {
    const face = faceNumber(`0192f0c1-7a${i.toString(16).padStart(4, "0")}-7000-8000-00000000${i}`);
    counts.set(face, (counts.get(face) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(count).toBeGreaterThan(600);
});
