import "server-only";
import { appUrl, env } from "@/lib/env";
import type { Viewer } from "./access";
import { personalLink } from "./links";

/** A guest's own personal link; null for an account, which signs in by mail. */
export function ownPersonalLink(viewer: Viewer): string | null {
  return viewer.email === null ? personalLink(appUrl(), env().SECRET, viewer) : null;
}
