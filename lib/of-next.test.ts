import { notFound, redirect } from "next/navigation";
import { expect, test } from "vitest";
import { isOfNext } from "./of-next";

function thrownBy(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

test("redirects and what is not found are Next's own, a network that failed is not", () => {
  expect(isOfNext(thrownBy(() => redirect("/")))).toBe(true);
  expect(isOfNext(thrownBy(notFound))).toBe(true);
  expect(isOfNext(new TypeError("Failed to fetch"))).toBe(false);
});
