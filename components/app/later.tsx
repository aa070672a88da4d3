import { headers } from "next/headers";
import { type ReactNode, Suspense } from "react";

/**
 * A part of a page that may come later than the rest: a loading state in its place when a script changes pages. A page
 * that the browser opens itself comes whole, because what React streams in later needs a script to appear.
 */
export async function Later({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  const byScript = (await headers()).get("sec-fetch-dest") === "empty";
  return byScript ? <Suspense fallback={fallback}>{children}</Suspense> : children;
}
