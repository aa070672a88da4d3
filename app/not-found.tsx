"use client";

import { NotFoundBody } from "@/components/app/not-found-body";
import words from "@/messages/en/not-found.json";

/**
 * Shown where an action finds that what it was to change is gone; pages say it themselves (`foundOrNot`). It is part of
 * every page that is sent: made in the browser, so that it weighs nothing there.
 */
export default function NotFoundPage() {
  return (
    <div className="mx-auto max-w-form px-4 md:px-8">
      <NotFoundBody words={words} />
    </div>
  );
}
