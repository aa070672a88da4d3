import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { ServerResponse } from "node:http";
import { notFound } from "next/navigation";

const KEY = Symbol.for("regulars.responses");

// A bundler gives the app's start and its pages a copy each of this file, and they must share one store.
const known: unknown = Reflect.get(globalThis, KEY);
const responses: AsyncLocalStorage<ServerResponse> =
  known instanceof AsyncLocalStorage ? known : new AsyncLocalStorage();
Reflect.set(globalThis, KEY, responses);

/** Makes the response of each request known to what runs for it. Once in each process, before its first request. */
export function rememberResponses(): void {
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("response" in message)) return;
    if (message.response instanceof ServerResponse) responses.enterWith(message.response);
  });
}

/** Who is at the other end of the connection on which this request came. Null outside of a request. */
export function peerAddress(): string | null {
  return responses.getStore()?.req.socket.remoteAddress ?? null;
}

/** Answers the request that this runs for with a status. For pages, before anything of theirs is sent. */
export function answerWith(status: 403 | 404 | 410): void {
  const response = responses.getStore();
  if (response && !response.headersSent) response.statusCode = status;
}

function digestOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "digest" in error ? error.digest : undefined;
}

function digestOfNotFound(): unknown {
  try {
    return notFound();
  } catch (error) {
    return digestOf(error);
  }
}

/** Whether this was thrown by Next's `notFound`. */
export function isNotFound(error: unknown): boolean {
  const digest = digestOf(error);
  return digest !== undefined && digest === digestOfNotFound();
}
