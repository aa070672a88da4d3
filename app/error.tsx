"use client";

import { ErrorBody } from "@/components/app/error-body";
import words from "@/messages/en/error.json";

/** Shown where a page broke. It runs in the browser alone, so that its words come along. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  return <ErrorBody words={words} onRetry={reset} />;
}
