"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};
const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Sends the browser's time zone along with a form; nothing before JavaScript runs. */
export function BrowserZone({ chosen }: { chosen: string | undefined }) {
  const zone = useSyncExternalStore(never, browserZone, () => "");
  return <input type="hidden" name="zone" value={chosen || zone} readOnly />;
}
