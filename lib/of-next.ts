import { unstable_rethrow } from "next/navigation";

/** Whether this was thrown by Next itself to lead on: a redirect, or the page for what does not exist. */
export function isOfNext(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}
