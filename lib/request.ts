import "server-only";
import { cache } from "react";

/** The instant of this request: the one clock that pages and actions read, handed down as `now`. */
export const requestTime = cache(() => new Date());
